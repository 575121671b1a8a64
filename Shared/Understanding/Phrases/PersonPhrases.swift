/// How customers ask for a human, in English and Chinese, and what only looks like it.
enum PersonPhrases {
  private static let human = """
    human|human being|humans|real human|real person|live person|actual person|human person|agent|agents|live agent|\
    human agent|real agent|representative|representatives|rep|reps|operator|advisor|adviser|csr|live rep|\
    human support|human help|human assistance|human assistant|live support|live chat|live help|human operator|\
    real people|actual people|live people
    """
  private static let desk = """
    customer service|customer support|customer care|customer services|customer rep|customer representative|\
    service desk|help desk|helpdesk|support team|support agent|support staff|support person|service agent|\
    service rep|service representative|call center|call centre|customer assistance|client service|customer executive|\
    tech support|customer agent|care executive|customer assistant
    """
  private static let somebody = """
    someone|somebody|person|people|staff|staff member|member of staff|team member|specialist|associate|supervisor|\
    manager|executive|consultant|employee|anyone|anybody|superior|boss|your team|expert|professional|colleague|\
    counselor|customer representative|support|your support|assistant|an assistant
    """
  private static let filler = """
    to|with|a|an|the|me|us|this|through|over|onto|on|one|some|your|any|real|live|actual|human|proper|please|now|\
    directly|right|here|in|touch|of|customer|support|service|team|chat|for|another|different|available|online|up|\
    immediately|just|into|by|phone|you|guys|physical|actually|hold|from|free|trained|other|the chat|contact|two|2|asap|fucking|bloody|damn|goddamn|freaking|fuckin|actual|whoever|ya|we|can
    """

  static let english = PhraseBook(
    """
    -- talking, with anybody at all
    (talk|talking|speak|speaking|chat|chatting|spk|tlk|converse|discuss|direct me|direct to me|direct us) {\(filler)} (\(human)|\(desk)|\(somebody))
    (connect|connected|put|patch|hand|handed|escalate|forward|redirect|route|switch|pass) (me|us|this|my|it|to) \
    {\(filler)|call|case|issue|ticket|conversation|my} (\(human)|\(desk)|\(somebody))
    (transfer|transferred|transfering|transferring|tranfer|trasnfer) (me|us|this chat|the chat|this conversation|my call|my chat) \
    {\(filler)} (\(human)|\(desk)|\(somebody))
    (transfer|transferred|connect|redirect|escalate|forward|switch) {to|with|a|an|the|your|this|please|it} (\(human)|\(desk))
    (get|give|want|need|wanna|have|find|fetch|bring|send|require|request|requesting|demand|prefer|like|call|calling|\
    contact|reach|reaching|contacting|ask|asking|looking|see|use|using|hire|summon|message|wish) \
    {\(filler)|i|can|like|ask|see} (\(human))
    (get|give|want|need|wanna|call|contact|reach|reaching|contacting|require) {\(filler)|i|can} (\(desk))
    (contact|contacting|reach) {a|an|your|the|real|fucking|bloody|goddamn|damn} (someone|somebody|person|assistant) $
    (contact|contacting|reach) (someone|somebody|a person) (at|from|in|here|who can|urgently|now|please|about|to help|to discuss|asap)
    (get|give|want|need|call|contact|demand) (me|me the|me a|me your|your|the|a|to see the|to see your|to speak to the) \
    (supervisor|manager|superior|boss)
    (need|want|get|require) (someone|somebody|a person) {from|in|your|the|human|real} (to talk|to speak|to call me|to contact me|\
    i can talk|i can speak|support|customer|team|real|human|who can help|who understands|who knows)
    (someone|somebody|anyone) {from|please|to|your|team|support|can|could|should|must|has to|the} (call|contact|phone|ring) me
    (please|pls|plz|kindly|can you|could you|would you|someone) {please|just} (call|phone|ring) me
    (transfer|connect|put) me {please|now|through|over|asap|immediately|right away|already} $
    put me through
    (like|want|need|wish|prefer|ask|asked|request|please|id) {to|like|i} (be|get) \
    (transferred|connected|put through|redirected|escalated|forwarded|passed|switched) \
    {\(filler)} (\(human)|\(desk)|\(somebody))
    ^ {please|pls|plz|just} (call|phone|ring) me {back|please|pls|plz|now|asap|today} $
    (can|could|will|would|may) (a|an|any|some) {real|live|actual|human} (human|human being|person|agent|representative|rep|\
    operator|colleague|member of staff|staff member|team member|supervisor|manager|specialist|advisor) {please|just|maybe} \
    (help|assist|contact|call|phone|ring|answer|look|take over|reply|respond|talk|speak|handle|deal|step in|join|get back|message)
    (can|could|will|would) (someone|somebody|anyone) (from|on|in|of) {your|the|customer|support|real} \
    (team|support|staff|side|department|company|customer service) {please|just} (help|assist|contact|call|phone|ring|look|take over)
    (is|are) there {a|an|any|real|live|actual|some} (human|humans|person|people|agent|agents|rep|representative|anyone|\
    somebody|someone|operator|live chat|real person) {real|human|live} [available|online|here|i can|we can|that i can|to talk|\
    to speak|there|who can help|around]
    (can|could|may|let) {i|we|me|you} {please|just} (have|get) {a|an|the|some|real|live} (human|agent|representative|rep|person)
    ^ {hi|hello|hey|is|are} (anyone|anybody|someone|somebody) {real|actually|human} (there|here|available|online|around) $
    (where|wheres) {is|are|the|your|a|all} (human|humans|real person|real people|agent|agents|live agent|representative|\
    operator|live person) {here|now|please|today|at} $
    (is|are) (anyone|anybody|any human|any person|any agent|somebody) {actually|really|even|real} (there|here|available|online)
    (do|does|dont) you {not|even|have} have {a|an|any|real|live|actual} (human|humans|people|person|agent|agents|\
    representative|live chat|real person|live agents)
    -- the word alone
    ^ {please|pls|plz|hi|hello|hey|ok|okay|no|yes|just|a|an|the|to|i|me|can|need|want|give|get|now|real|live|actual} \
    (\(human)|customer service|customer support|customer care|customer rep|customer representative|help desk|supervisor|\
    manager|speak to agent|person|operator) \
    {please|pls|plz|now|asap|immediately|here|thanks|thank you|plss|chat|right now|needed|required|only|agent|human|person|\
    representative|support|request|help|available|online} $
    ^ {a|an|the|hi|hello|hey|no|just|i|need|want} (human|human being|real person|real human|live person|live agent|\
    human agent|agent|representative|operator) (please|pls|plz|asap|now)
    -- as on the telephone
    ^ 0 $
    (press|pressing|dial|push|hit) (0|zero)
    -- typed on a Latin keyboard
    (zrg|rengong|ren gong|zhuanrengong|zhuan ren gong|zhuanren|kefu|zhenren|zhen ren|zhuan kefu)
    """)

  /// Having had enough of the machine; no exception applies.
  static let notTheMachine = PhraseBook(
    """
    (no|stop|enough|hate|tired of|sick of|dont want|do not want|not|refuse) {to|more|a|an|the|this|these|talk|talking|speak|\
    speaking|with|chat|chatting|stupid|your|want|using|use} (bot|bots|robot|robots|chatbot|machine|machines|chatbots|\
    virtual assistant|automated)
    (useless|stupid|dumb|fucking|damn|bloody|crap|shit) (bot|robot|chatbot|machine|chat bot|ai)
    (bot|robot|chatbot) {is|are|so|was} (useless|stupid|dumb|not helping|not helpful|doesnt help|no help)
    (human|humans|person|people|agent|someone) (not|instead of|rather than) {a|an|the|some|this|your} \
    (bot|robot|machine|chatbot|computer|ai|bots|robots)
    (不要|别|不想|不和|不跟|讨厌|拒绝|受够|烦死|少|别拿|别让) {跟|和|用|再|是|给|我|让|想|看|聊|要|了|这|个|你们|的|这个|来|敷衍} \
    (机器人|机器|智能客服|ai|自动回复|机器客服)
    (智障|傻逼|傻|蠢|脑残|辣鸡|弱智|废物|没用的) {的|一样的} (机器人|智能客服|ai)
    ^ {你这|这|个|什么|真是} 垃圾 (机器人|智能客服|ai)
    (机器人|智能客服|自动回复) {真|太|就|都|根本|什么都|啥都|也|是|的|完全|听} (没用|不行|垃圾|智障|听不懂|解决不了|不懂|傻|蠢|废物|弱智|不会)
    """)

  static let englishExceptions = PhraseBook(
    """
    (human|person|agent|representative|rep|someone|somebody|people|manager|staff|executive|operator|employee|advisor|\
    customer service|customer support|customer care) {just|already|had|has|have} \
    (told|said|says|was|were|delivered|called|came|hung|promised|never|fee|fees|error|resources|rights|hair|commission|\
    code|id|number|portal|app|working hours|hours|phone|email|contact|timings|timing|else)
    (human|person|agent|representative|rep|someone|somebody|people|man|guy) (who|that|which|whom) (is|was|did|delivered|\
    brought|called|told|said|sold|took|came|gave|left|has|had|sent|stole|signed|i|my|answered|lives|received|the|you|phoned|\
    texted|dropped|will|picked|ordered|made|handled|works|owns)
    (dont|do not|no need|not need|needn't|neednt|without|not want|never want|not necessary|didnt|did not|rather not) \
    {want|need|have|wish|to|you|be|for|a|an|any|ask|asked|me|like|really|the|your|real|live|human|talking|speaking|talk|speak|with|\
    transfer|connect|transferred|connected|contact|call|get|put|me} (talk|speak|transfer|connect|agent|human|person|\
    representative|rep|manager|operator|support|customer service|someone|somebody|advisor|call|transferred|connected)
    (how|what|when|where|which|whats) {can|do|could|is|are|i|we|you|the|to|best|way|should|may|would|one|does|ways|time|will} \
    (contact|reach|call|contacting|reaching|get|get in) {\(filler)} (customer service|customer support|customer care|\
    support team|support|call center|call centre|helpdesk|help desk|customer services|customer assistance)
    (hours|hour|time|times|timings|schedule|number|numbers|email|mail|itme) {can|i|we|to|you|is|for|that|when|do|could|it|open|of|available|are} \
    (contact|reach|call|contacting|speak|talk|reaching|calling|get) {\(filler)} (\(desk))
    (travel|estate|insurance|booking|delivery|sales|shipping|real estate|cleaning|user) (agent|agents|person|rep)
    (no) {real|live} (human|agent|person|representative|operator) (needed|required|necessary)
    (become|be|as|not) (a|an) (agent|advisor|representative|human|person|operator|manager)
    (speak|talk) {to|with} (person|people) (at|in) (my|our)
    (missing|relationship|account|password|store) (person|manager)
    (am|was|were) i {now|actually|really|even|still} (talking|speaking|chatting)
    (do|does|are|is|will) {you|they|your|company|still|currently|now} (hire|hiring|recruit|recruiting)
    """)

  private static let renGong = """
    人工|真人|活人|客服|坐席|座席|专员|工作人员|经理|主管|领导|负责人|老板|店主|管理员|客户代表|服务人员|人工克服|人工客户|客服人员|\
    人功|人公|任工|仁工|人攻|人共|ren工|rengong|kefu|代表|顾问|小姐姐|agent|human
    """

  static let chinese = PhraseBook(
    """
    (转|转接|转到|转成|接|接通|接入|找|要|叫|呼叫|呼|联系|连接|连线|换|换成|来|切换|切|请|派|安排|喊|需要|想要|求|有没有|有|让|叫来|\
    进入|咨询|召唤|上|给|是否有|帮我接|帮转) {一下|下|到|个|一个|位|一位|名|你们|你们的|的|给|我|您|您的|帮|去|在线|真正|真的|能|换|你|这边|\
    成|至|是|些} (\(renGong))
    (人工|真人) {客服|服务|坐席} (客服|服务|坐席|座席|在线|解答|回复|沟通|咨询|接待|帮助|协助|呢|吗|吧|啊|在吗|在不在|接听|对话|\
    聊|帮|帮忙|谢谢|快|请|处理一下|帮我处理|来)
    ^ {你好|您好|请|麻烦|我要|我想|快|给我|要|急|喂|那|那就|还是|算了|直接|帮我|你|的} (人工|真人|客服|人工客服|人工服务|在线客服|转人|\
    人工坐席|活人|人功|人公|任工|仁工|人工克服|人攻|人工人工|人工人工人工|客服客服) {谢谢|吧|呢|在|吗|啊|呀|在不在|快点|快|来|有吗|请|急|\
    服务|人工|客服} $
    (转|专|赚|装|传|zhuan) (人工|人公|任工|仁工|人功|人攻|人共|刃工|rengong) 
    (和|跟|同|与|找|让|要) {你们|真正|的|个|一个|真|活|我|能|想} (人|真人|人工|客服|活人|人类) {直接|好好|来|亲自|在线} \
    (说|聊|谈|讲|沟通|对话|交流|通话|说话|联系|解决|回答|回复)
    (来|找|换|派|叫) {一|你们|我|给我|能} (个人|个真人|位真人|个活人|个能|人来|个懂)
    (有人吗|有人在吗|有人么|有没有人|没人吗|没有人吗|没人在吗|没人理|有真人吗|有活人吗|人呢|人在吗)
    (给我|给|请|麻烦|能不能|能否|可以) {我|给|你们|让|人} (打电话|回电|回个电话|回电话|打个电话|来电|致电)
    (不是|非|别是) {自动|智能} (机器人) {的} (客服|人工|服务)
    (转人|接人工|转客)
    (人工|人工客服|真人|真人客服) {到底|入口|按钮|服务} (在哪|在哪里|在哪儿|怎么找|哪里找|怎么转|怎么联系|怎么接|怎么叫)
    ^ (人|人工|客服|真人) {都|们|到底} (去哪了|去哪里了|去哪儿了|哪去了|跑哪了|跑哪去了|死哪去了)
    (要|想|让我|能|可以) {直接|再} (和|跟|同|与) {你们|的|个|个能} (主管|经理|领导|负责人|老板|上级)
    (我要|给我|换|叫) (人) $
    (让|叫|派|找|请) {个|你们|的} (人) {来|出来|过来} (跟|和) 我 (谈|说|聊|沟通|讲)
    (客服|人工|真人|经理|领导|主管|负责人) {快|赶紧|给我} (出来|滚出来)
    (真人|人工) $
    """)

  static let chineseExceptions = PhraseBook(
    """
    (人工) (智能|费|审核|复核|成本|呼吸|草|湖|授粉|降雨|合成|费用|审批|钻|皮革|皮|牙|增雨|核实|干预|鉴定)
    (真人) (秀|同款|模特|图|照|实拍|比例|版|认证|大小)
    (客服|人工客服|人工) {的} (电话|热线|几点|时间|工作时间|上班|号码|邮箱|微信|说|跟我说|告诉|回复我|回复说|答应|承诺|态度|电话是|服务时间|\
    什么时候|多久|几时|刚|之前|昨天|已经)
    (不用|不需要|不要|别|无需|先别|不必|暂时不|没有要|不想|没必要|先不) {再|给我|帮我|急着|给|我|要|需要|了} \
    (转|转接|找|叫|联系|人工|客服|真人|接) {个|到|接|给|一下|我} [人工|真人|客服|人工客服]
    (转) (人民币|人家|人身|人情)
    (换|找|叫|来) 个 (人|能) (收|签|领|取|付|代|帮我收|寄|买|住|用)
    (经理|老板|领导|客户经理) (是谁|叫什么|送|推荐|让我)
    (上|来|是|给) {的|一个|个|你们} (客服|经理|领导|老板|代表|顾问) (那|说|的|买|送)
    (家里|门口|屋里|店里|楼下) {有没|没|有} (有人|没人)
    (你|您|这|这边|这里|对面|那边|刚才|现在) {到底|个|会|刚才|回复|的|说话|不} 是 {不|是|一|个|用|的|机器人|还|自动|ai} \
    (人工|真人|活人|客服)
    (真人) {试穿|试戴|上身|穿|实穿} (图|照|视频|效果)
    (我|我就|暂时|还) 不 {想|打算|再} (找|转|接|要|叫|联系) {个|你们|的} (人工|客服|真人)
    (取消|撤销|关闭|退出|停止) {掉|了|这|个|刚才|的|排队} (转人工|转接人工|接人工|人工|转接|转|接)
    (有人|陌生人|骗子|快递|快递员|骑手|对方|谁|他|她|他们|商家|卖家|送货前|之前|昨天) \
    {冒充|自称|假冒|客服|银行|你们|的|老|总是|一直|又|会|都|刚|昨天} (给我|给) {我|人} (打电话|打个电话|来电|致电|回电|回电话)
    """)
}
