/// Words that show haste and feeling.
enum MoodPhrases {
  static let critical = PhraseBook(
    """
    (emergency|life or death|in danger|matter of life|right this second)
    (人命关天|紧急情况|十万火急|救命|出人命)
    """)

  static let haste = PhraseBook(
    """
    (urgent|urgently|urgnt|asap|immediately|right now|right away|at once|as soon as possible|straight away|instantly|quickly|hurry|\
    today|tonight|this morning|within the hour|deadline|by tomorrow|cant wait|stranded|stuck abroad|running out of time|time sensitive)
    (need|needed|must|want|have to) {it|this|to|be|get|have|them} (now|today|tonight|tomorrow)
    (急|紧急|着急|马上|立刻|立即|赶紧|赶快|尽快|火急|急用|急需|急死|今天就|现在就|今晚就|等不了|来不及|加急|十万火急|快点|速度)
    """)

  static let calm = PhraseBook(
    """
    (no rush|no hurry|not urgent|whenever you can|when you have time|take your time|just curious|just wondering|out of curiosity|\
    just asking)
    (不急|不着急|不用急|慢慢来|有空再|随便问|好奇|问着玩|有时间再)
    """)

  static let negations: Set<String> = [
    "not", "no", "never", "dont", "isnt", "wasnt", "arent", "didnt", "doesnt", "without", "cant",
    "cannot", "hardly",
    "不", "没", "别", "无", "未",
  ]

  static let good = PhraseBook(
    """
    (great|good|excellent|awesome|perfect|amazing|wonderful|love|loved|fantastic|happy|pleased|satisfied|helpful|thanks|thank|\
    nice|brilliant|appreciate|best|glad|super|impressed|delighted|recommend)
    (好评|满意|喜欢|太好了|很好|真好|棒|赞|感谢|谢谢|开心|不错|给力|完美|好用|很快|贴心|优秀|惊喜|推荐|热情|超好)
    """)

  static let bad = PhraseBook(
    """
    (bad|poor|disappointed|disappointing|unhappy|upset|annoyed|annoying|frustrated|frustrating|slow|late|wrong|broken|problem|\
    useless|rude|angry|waiting|delay|delayed|unacceptable|dissatisfied|unsatisfied|fed up|confused|worried|hate|sick of|tired of|\
    waste|lied|lie|lying|ignored|ignoring|failed|faulty|mess|joke|shame|cheated|cheating|sad|regret|rubbish|crap|bullshit)
    (still|again|yet) (no|not|nothing|havent|hasnt|waiting)
    (失望|不满|生气|太慢|很慢|慢死|慢|差|糟|烦|麻烦|坏了|坏的|难用|不行|没用|气人|郁闷|无语|后悔|敷衍|推卸|推脱|踢皮球|拖|\
    欺骗|忽悠|坑|不负责|没人管|没人理|不理|等了|还没|都没|什么破|破|烂|不满意|不好|不爽|搞什么|怎么回事|难吃|忍|态度差|骗)
    """)

  static let awful = PhraseBook(
    """
    (terrible|horrible|awful|disgusting|worst|ridiculous|outrageous|pathetic|furious|disgrace|disgraceful|appalling|\
    fuck|fucking|shit|bastard|bastards|idiot|idiots|asshole|never again|ripped off|rip off|scammers|thieves|wtf|bloody hell|liars|\
    hell|sucks|garbage|trash|nightmare)
    (垃圾|恶心|气死|骗子|混蛋|王八|傻逼|傻b|他妈|妈的|tmd|操你|去你|滚|太差|最差|极差|差劲|无耻|黑店|黑心|坑人|坑爹|忍无可忍|愤怒|再也不|\
    脑残|智障|奇葩|丧心病狂|流氓|什么玩意|有病|恶劣)
    """)
}
