/// Messages that are nothing but courtesy; one with a question in it is a question.
enum CourtesyPhrases {
  static let greeting = PhraseBook(
    """
    ^ {ok|oh|well|yes|so|um|please|excuse me} (hi|hello|hey|hallo|helo|hii|hiii|hiiii|heya|heyy|hiya|yo|howdy|greetings|good morning|\
    good afternoon|good evening|good day|morning|evening|afternoon|gm|sup|whats up|hi there|hello there|hey there|namaste|helloo|\
    hellooo|hlo|hlw|hai|anyone home) {there|hi|hello|hey|team|sir|madam|maam|dear|everyone|all|bot|baton|guys|friend|again|good morning|\
    good afternoon|good evening|how are you|how are you doing|how r u|how is it going|hows it going|to you|folks|mate|man|are you there|\
    you there|u there|i have a question|i have question|can you help me|can you help|can u help me|i need help|need help|help|help me|please|\
    i need some help|quick question|a question|today|doing} $
    ^ (how are you|how are you doing|hows it going|nice to meet you|are you there|you there|i have a question|question|\
    can you help me|could you help me|i need help|help|help me|help please|need help|please help|i need some help|i need assistance) \
    {please|today|bot|there|pls|plz|with something|doing|me} $
    ^ {请问|那个|喂|嗯|哦|亲} (你好|您好|在吗|在么|在不在|在嘛|哈喽|嗨|哈啰|早|早上好|上午好|中午好|下午好|晚上好|早安|hello|hi|hey|你好啊|你好呀|\
    亲|亲在吗|大家好|hellow|有在吗|您好啊|在的吗|客服你好|客服您好|你好客服|您好客服|哈罗|嗨喽|喂|嘿) \
    {你好|您好|在吗|在么|在不在|啊|呀|亲|请问|哈|吗|在嘛|嗨|hello|hi|我想问一下|我想咨询一下|想问一下|想咨询一下|咨询一下|问一下|有个问题|\
    我有个问题|问个问题|想问个问题|我想问个问题|客服|问|下|呢|我有问题|帮个忙|请教一下|能帮我吗|打扰一下|打扰了} $
    ^ (我想咨询一下|我想问一下|想问一下|想咨询一下|问一下|咨询一下|我有个问题|有个问题|问个问题|想问个问题|我想问个问题|请问|请问一下|打扰一下|打扰了|\
    请教一下|帮帮我|帮我一下|能帮我吗|需要帮助|我需要帮助|求助) {你好|您好|请问|可以吗|吗|在吗|谢谢} $
    """)

  static let thanks = PhraseBook(
    """
    ^ {ok|okay|k|oh|great|perfect|cool|awesome|nice|good|got it|alright|wow|yes|no|yeah|sure|excellent|wonderful|brilliant|fine|\
    thats all|that helped|that helps|i see|understood|well|all good|very helpful|amazing|lovely|super|right|that is all|works|it works|\
    solved|that was helpful|i understand|all right|many|much|so|perfect that works} \
    (thanks|thank you|thankyou|thx|thanx|ty|tysm|cheers|thank u|thnks|thnx|thanks a lot|thank you so much|thank you very much|\
    much appreciated|appreciate it|i appreciate it|i appreciate your help|appreciated|many thanks|thanks so much|tks|tnx|tq|thankx|thank|\
    thanks a million|thanks a bunch|grateful|you are the best|youre the best|you rock) \
    {thanks|thank you|a lot|so much|very much|for your help|for the help|for your time|for helping|for help|for the info|for the information|for that|\
    for the reply|for your reply|for the quick reply|for your assistance|for your support|again|bye|have a good day|have a nice day|\
    have a great day|you too|dear|sir|madam|maam|bot|mate|man|friend|guys|team|indeed|anyway|that helped|thats all|that helps|\
    that was helpful|that is all|it works|works|perfect|great|helpful|for everything|got it|will do|now|ok|you|your help|\
    that solved it|that was quick|it worked now|it worked} $
    ^ (ok|okay|great|perfect|got it|understood|cool|awesome|alright|all good|that helped|that helps|that was helpful|very helpful|\
    i see|makes sense|sounds good|good to know|nice|excellent|wonderful|problem solved|its working now|solved|it works now|it worked|\
    thats all|that is all|that will be all|nothing else|no thats all|no that is all) {then|now|great|perfect|good|cool|thats all|that is all|got it|ok|for now|thank you|thanks|i need|i needed} $
    ^ {好|好的|好滴|好嘞|ok|嗯|嗯嗯|行|可以|哦|噢|明白|明白了|知道了|懂了|了解|收到|清楚了|那|太好了|没问题|了|解决了|非常|多|太|十分|真的|真是|好吧|那就|知道} \
    (谢谢|谢了|多谢|感谢|谢谢你|谢谢您|谢谢啦|谢啦|3q|thx|thanks|thank you|辛苦了|辛苦啦|辛苦|麻烦了|麻烦你了|麻烦您了|万分感谢|谢谢了|谢谢亲|\
    非常感谢|感谢你|感谢您|多谢了|蟹蟹|谢谢帮助|xiexie|xie xie|感恩|太感谢了|帮大忙了) \
    {谢谢|谢谢你|谢谢您|了|啦|哈|啊|呀|你|您|亲|的|帮助|解答|回复|耐心|帮忙|好的|再见|拜拜|没事了|没有了|没别的了|没有其他问题了|客服|你的|您的|辛苦了|没问题了|\
    我知道了|知道了|明白了|解决了|非常|真} $
    ^ (好|好的|好滴|好嘞|ok|嗯|嗯嗯|行|可以|哦|明白|明白了|知道了|懂了|了解|收到|清楚了|没问题|太好了|解决了|搞定了|没事了|没有了|没别的了|好吧|\
    没有其他问题了|没有问题了|没其他问题|我知道了|我明白了) {好的|了|哈|啦|的|吧|知道了|明白了|呢|没事了|没问题|那|行} $
    """)

  static let goodbye = PhraseBook(
    """
    ^ {ok|okay|thanks|thank you|great|alright|well|no|thats all|nothing else|good|then|cool|thank you so much|perfect|fine|thx} \
    (bye|goodbye|good bye|bye bye|byebye|see you|see ya|cya|good night|goodnight|have a good day|have a nice day|have a great day|\
    take care|talk later|talk to you later|ttyl|so long|farewell|see you later|have a good one|have a nice evening|\
    have a good evening|have a good weekend|have a nice weekend|catch you later|gn) \
    {bye|then|now|thanks|thank you|for now|take care|have a good day|have a nice day|have a great day|see you|everyone|all|guys|bot|too|you|\
    later|soon|again|and thanks|for your help} $
    ^ {好|好的|那|那就|ok|嗯|谢谢|谢谢你|谢谢您|没事了|没有了|行|就这样|先|先这样|就|了|我|明白了|知道了|多谢} \
    (再见|拜拜|拜|拜了|88|886|晚安|bye|byebye|回见|下次见|回头见|先这样|就这样吧|就这样|再会|先走了|下次再聊|回聊|我先下了|拜拜了|不聊了|没别的事了) \
    {了|啦|吧|哈|谢谢|谢谢你|谢谢您|再见|拜拜|哦|喽|先|客服|亲} $
    """)
}
