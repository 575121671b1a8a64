/// What people always decide, whatever the firm's knowledge says.
enum EscalationPhrases {
  struct Entry: Sendable {
    var rule: Rule
    var phrases: PhraseBook
    var exceptions: PhraseBook
  }

  /// The gravest first: a message that meets several is handed over for the first.
  static let entries: [Entry] = [
    Entry(rule: .harm, phrases: harm, exceptions: harmless),
    Entry(rule: .unauthorisedTransfer, phrases: unauthorised, exceptions: authorised),
    Entry(rule: .fraud, phrases: fraud, exceptions: fraudPrevention),
    Entry(rule: .lostCard, phrases: lostCard, exceptions: otherCards),
    Entry(rule: .legalThreat, phrases: legal, exceptions: notLegal),
    Entry(rule: .complaint, phrases: complaint, exceptions: noComplaint),
  ]

  private static let harm = PhraseBook(
    """
    (suicide|suicidal|selfharm|self harm|harming myself)
    (kill|killing|hurt|hurting|harm|cut|cutting|hang|shoot|stab) (myself|yourself|you all|you guys|somebody|someone|my family)
    (kill|shoot|stab|murder|hurt|bomb) (you|him|her|them|your staff|your driver|your courier)
    (end|take|taking|ending) (my life|my own life|it all)
    (want|wanna|going|ready|rather|wish) {to|i|was|were} (die|dead)
    (no reason|dont want|do not want|not want|cant go on|no point) {to|in} (live|living|be alive)
    (blow|burn) {up|down} (your|the|this) (office|store|branch|shop|building|bank|warehouse)
    (exploded|caught fire|on fire|catching fire|electrocuted|electric shock|burst into flames|burned my|burnt my|injured me|\
    got injured|was injured|food poisoning|in hospital|in the hospital|to the hospital|hospitalised|hospitalized|allergic reaction)
    (自杀|不想活|想死|跳楼|割腕|轻生|结束生命|活不下去|活着没意思|自残|伤害自己|了结自己|一了百了|死给你|去死)
    (弄死|杀了|杀死|砍死|打死|捅死|炸了|杀) (你|你们|他|她|他们|你全家|人)
    (同归于尽|炸弹|要出人命|出人命)
    (爆炸了|爆炸|起火|着火|触电|被电到|漏电|烧伤|烫伤|中毒|住院|进医院|去医院|受伤了|过敏了|过敏反应|严重过敏|划伤|割伤)
    """)

  private static let harmless = PhraseBook(
    """
    (bath) (bomb)
    (kill) (you|them) {to|if} (just|answer|reply|help)
    (not|never|wont) {going|to} (hurt|harm|kill)
    (笑|累|急|气|烦|热|冷|饿|困|吵|难|丑|想) (死|死我|死你) (了|你们了|我了)
    (跳楼) (价|大甩卖|甩卖|清仓)
    (防|不会|会不会|会|防止|避免|怕) {引起|导致|容易} (爆炸|起火|着火|触电|漏电|烫伤|过敏|中毒|过敏反应)
    (住院) (险|保险|理赔|费用|医疗|津贴)
    """)

  private static let moved = """
    transaction|transactions|charge|charges|payment|payments|transfer|transfers|withdrawal|withdrawals|purchase|purchases|\
    debit|debits|direct debit|activity|withdrawl|cash withdrawal|card payment|order
    """

  private static let unauthorised = PhraseBook(
    """
    (unauthorised|unauthorized|unrecognised|unrecognized|suspicious|unauthorise|unauthorize|not authorised|not authorized|\
    illegal|unknown|strange|weird) {card|bank|looking|account|and|online|cash|looking} (\(moved))
    (\(moved)) {that|which|there|is|on|my|account|card|statement|from|the|was|made|in|for|app|a|of} (i|we) \
    {definitely|certainly|clearly|really} (did not|didnt|never|dont|do not|havent|have not|cant|cannot|wasnt) \
    (make|recognise|recognize|authorise|authorize|approve|do|made|know|remember|recall|authorised|authorized|me|making|place)
    (did not|didnt|never|dont|do not|havent) {even} (make|made|authorise|authorize|authorised|authorized|recognise|recognize|approve|\
    approved) {this|that|the|a|an|these|any|those|some|of|one|atm|card|cash} (\(moved))
    (someone|somebody|thief|they|stranger|hacker|hackers|scammer|unknown person) {has|have|else|is|just|must|been|may|might|else has} \
    (used|using|took|taken|stole|stolen|transferred|withdrew|withdrawn|spent|accessed|emptied|accessing|taking|spending|cloned|charged|\
    logged) {my|the|all|of|our|from|money|into|on|in|out} (card|money|account|funds|savings|credit card|debit card|cash)
    (money|funds|savings|cash|balance) {has|was|is|been|just|got|all|my|suddenly|have|from|account|in|the|are|out|of|were} \
    (stolen|disappeared|vanished|gone|been taken)
    (wasnt me|was not me|its not me|is not me doing|isnt me|is not mine|isnt mine|is not my transaction|not my transaction|not my purchase|not my charge)
    (不是|非|并非|不是由) {我|本人|自己|的} (操作|转的|转账|刷的|消费|买的|支付|花的|弄的|取的|扣的|做的|下的单|下单|付的|授权)
    (没有|没|未|未经|未获|不曾) {我|本人|经|经过|我的|得到} (授权|同意|允许|许可) {的|过|就|被|把|我|钱} (转账|扣款|交易|消费|扣费|支付|扣|转|划扣|转走)
    (莫名其妙|无缘无故|莫名|平白无故|无故|凭空|偷偷) {地|的|被|就|给我|把我|我|钱|少了|把|银行|又} (扣|转走|少|扣款|扣费|刷|划走|转出|消失)
    (钱|存款|余额|资金|工资) {被|都|全|给|人|别人|全部|莫名|莫名其妙|突然|怎么|就|不知道|我|里|偷偷|陌生人} \
    (转走|盗|偷|划走|刷走|取走|没了|不见了|转出|消失|被转|刷没|偷走|被刷|被取)
    (陌生|不明|异常|可疑|不认识|未知|奇怪) {的|一笔|来源} (交易|消费|扣款|转账|扣费|支出|付款|账单)
    (不是我) (操作|转|刷|消费|买|支付|花|弄|取|做|付|扣|下)
    (有人|别人|陌生人|他人|不知道谁|谁) {用|在|偷偷|盗|把|动|拿|登|登录|了|刷} (我的|了我|我) {银行|信用|的|账} (卡|钱|账户|账号|余额) {刷|转|花|消费|买}
    """)

  private static let authorised = PhraseBook(
    """
    (unknown|strange) (order) (status|number)
    (no|any) (suspicious|unauthorised|unauthorized) (activity) (so|and) (why)
    (余额|钱) {怎么} (没了) {怎么} (充值)
    """)

  private static let fraud = PhraseBook(
    """
    (fraud|fraudulent|fraudulently|fraudster|fraudsters|scam|scams|scammed|scammer|scammers|scamming|phishing|phished|hacked|hacker|\
    hackers|identity theft|stole my identity|identity stolen|stolen identity|card cloned|cloned card|cloned my card|defrauded|conned|\
    fake website|fake call|fake caller)
    (诈骗|被骗|骗子|骗钱|骗局|骗了我|欺诈|盗刷|盗号|被盗用|盗用|钓鱼网站|钓鱼短信|冒充|上当|受骗|杀猪盘|账号被盗|账户被盗|号被盗|\
    被盗了|黑客|骗走|骗取|被人骗|假冒客服)
    """)

  private static let fraudPrevention = PhraseBook(
    """
    (avoid|prevent|preventing|avoiding|against|protect|protection|spot|recognise|recognize|anti|detect|from) \
    {being|getting|a|myself|from|against|online|card|any|these} (fraud|scam|scams|scammed|phishing|hacked|hackers|scammers|fraudsters)
    (防|预防|避免|识别|辨别|防止|防范|谨防|分辨|反) {范|止|信用卡|银行|网络|电信|卡|被} \
    (诈骗|被骗|骗子|骗局|欺诈|盗刷|盗号|盗用|钓鱼网站|冒充|上当|受骗|诈骗|诈)
    (scam|fraud) (alert|alerts|awareness) {text|texts} (subscribe|newsletter)
    """)

  private static let cards = """
    card|cards|wallet|purse|debit card|credit card|bank card|atm card|visa|mastercard|bankcard|debit|visa card
    """

  private static let lostCard = PhraseBook(
    """
    (lost|lose|loosed|losed|misplaced|misplace|stolen|stole|cant find|can not find|cannot find|cant locate|missing|left|dropped|\
    report lost|report stolen|couldnt find|snatched|robbed) {my|the|a|our|his|her|wifes|husbands|both|new|of|me|black|or|stolen|i|lost|and|all} (\(cards))
    (\(cards)) {was|is|has|been|got|gets|have|just|had|were|probably|maybe|or|might|be|may|i|think|my|went|gone|getting|also} \
    (lost|stolen|missing|gone|misplaced|pickpocketed|snatched|stole|vanished|disappeared)
    (block|freeze|cancel) {my|the|a|lost|stolen|debit|credit|bank} (lost|stolen)
    (卡|存折|钱包|u盾|网银盾|卡片) {好像|可能|被|给|我|不小心|昨天|今天|刚|刚刚|刚才|又|都|好|人|包|前几天|怎么|应该|让|全|也|一起|了} \
    (丢|丢了|丢失|遗失|掉了|不见了|被偷|偷了|被盗|找不到|没了|不在了|偷走|落在|失窃|弄丢)
    (丢|丢了|遗失|弄丢|丢失|掉了|找不到|被偷|偷了|偷走|捡到|不见了|遗失了|落) {了|我|的|我的|一张|张|你们|你们的|那张|把|两张|银行|信用|行|招商} \
    (卡|银行卡|信用卡|借记卡|储蓄卡|钱包|存折|卡片)
    (挂失|挂个失|口头挂失|卡挂失)
    """)

  private static let otherCards = PhraseBook(
    """
    (gift|sim|membership|loyalty|id|identity|greeting|memory|sd|graphics|business|boarding|birthday) (card|cards)
    (found|find|got back|located|recovered) {my|the|a|previously} (lost|missing|stolen|misplaced) {debit|credit|bank} (card|wallet)
    (lost|missing) (card) {was|is|has been} (found|back)
    (card|cards) {was|is|be|been|has|might|may} (lost) in (the mail|mail|delivery|post|the post|transit)
    (card|cards) {was|is|be|been|has|might|may} (lost) {in} (mail|delivery|post|transit)
    (cant find|can not find|cannot find) {my|the} (card) (pin|number|details|reader)
    (card|cards) (reader|holder|sleeve|number) {is|was|has|got} (lost|missing|gone)
    (礼品|礼|会员|购物|储值|手机|电话|身份|sim|内存|显|贺|名|积分|充值|公交|优惠|礼物|保修|吊牌) (卡)
    (取消|解除|撤销|解) (挂失)
    """)

  private static let legal = PhraseBook(
    """
    (lawyer|lawyers|attorney|attorneys|solicitor|suing|lawsuit|legal action|legal actions|legal proceedings|legal route|legally|\
    small claims|legal notice|legal team|legal case|consumer court|take you to court|see you in court|sue you|sue your|sue the|\
    sue this|sue them|will sue|to sue|ill sue|gonna sue|press charges|consumer forum)
    (to|in|at) court
    (call|calling|go to|going to|contact|report|reporting|inform|involve|involving|complain to) {you|this|it|to|the|your|with|company} \
    (police|cops|authorities|regulator)
    (律师|起诉|法院|法庭|告你们|告你|打官司|诉讼|报警|法律途径|法律手段|法律责任|走法律|律师函|维权|派出所|公安|告上|仲裁|司法|\
    法律程序|报案|上诉)
    """)

  private static let notLegal = PhraseBook(
    """
    (im|i am|is|hi|hello|hey|dear|called) sue
    (suing|sue) {the|my|a} {platinum|premium|gold|free|standard|pro|new} (account|profile|app|card)
    (tennis|basketball|food|badminton|squash) court
    (警告|转告|广告|报告|忠告|预告|通告|公告|宣告|劝告) {你|你们}
    (电动车|烟雾|防盗|车辆|火灾|自动) 报警
    报警 (器|灯|声)
    """)

  private static let complaint = PhraseBook(
    """
    (complaint|complaints|complain|complaining|complaind|complant|compliant about|ombudsman|trading standards|\
    better business bureau|consumer protection|consumer rights|reclamation|grievance|financial conduct authority|report you to|\
    consumer claim|customer claim|claim against you|claim against your|claim against ur|claims against you|\
    report your company|report this company)
    (投诉|举报|消协|12315|工商局|工商部门|市场监管|银保监|银监会|银监局|12378|曝光你们|黑猫|要个说法|给个说法|讨个说法|讨说法|给我个说法|\
    给我一个说法|消费者协会|人民银行举报|金融监管|12363)
    """)

  private static let noComplaint = PhraseBook(
    """
    (no|without|not|never|cant|cannot|zero) {a|any|have|here|to|really|want|going} (complaint|complaints|complain|complaining)
    (不是|不想|不用|没有|不会|没|不打算|取消|撤销|撤回) {要|想|来|再|去|你们|的} (投诉|举报)
    """)
}
