/// How customers ask for a person, and what only looks like it.
///
/// `tuned` was looked at while the phrases were mended. `unseen` was written in the same sitting and only counted: what
/// it misses was left as it was.
struct PersonWordings {
  var requests: [String]
  var lookAlikes: [String]

  private init(requests: String, lookAlikes: String) {
    self.requests = requests.split(separator: "\n").map(String.init)
    self.lookAlikes = lookAlikes.split(separator: "\n").map(String.init)
  }

  static let englishTuned = PersonWordings(
    requests: """
      I want to speak to a human
      human
      agent
      AGENT!!!
      speak to agent pls
      can i talk to a real person
      let me talk to somebody
      i need a human now
      get me a person
      real person plz
      give me a live agent
      live chat with a person please
      talk to a humna
      speak to a representitive
      can i spek to someone
      i wnat to talk to an agnet
      tlk 2 a person
      talk 2 human
      need 2 speak 2 someone
      cn i talk to a persn
      hooman pls
      spk to sm1
      customer rep please
      connect me with support staff
      connect me to ur agent
      transfer me
      transfer to agent
      put me thru to someone
      put me on with a person
      pass me to your colleague
      hand me over to a human
      escalate this to a supervisor
      i want your manager
      let me speak with the manager
      get your boss
      is anybody there
      anyone real there?
      is there a human i can talk to
      are there any humans in this chat
      can a human help me with this
      can someone from your team help me
      could a member of staff contact me
      please have someone call me
      can somebody ring me back
      call me back please
      i would rather talk to a person
      i'd prefer a human
      not a bot please
      no more bots
      stop this bot i want a human
      i dont want to talk to a robot
      you are useless get me a real human
      this bot is useless
      enough with the robot
      i hate chatbots, human please
      speak to a advisor
      customer service pls
      i need customer service agent
      i want to chat with an operator
      operator
      0
      press 0 for operator
      wheres the human
      where can i find a real person in here
      how do i get a human
      how do i talk to a person
      how can i speak to someone
      can't i just talk to somebody
      just let me talk to someone already
      someone help me, a person not a machine
      a human being please, this is not working
      want speak agent
      i want agent
      agent plss
      hi zhuan rengong
      rengong please
      转 agent
      need real ppl
      lemme talk to ur supervisor
      i'd like to be transferred to a person
      """,
    lookAlikes: """
      is the agent fee refundable
      did a human write this?
      are you a human
      are you a real person or a bot
      am i talking to a bot
      am i talking to a person
      who am i talking to
      is this a bot or a human
      do humans read these messages
      what can an agent do for me that you can't
      how many agents do you have
      do your agents work on sundays
      what hours are agents available
      when is customer service open
      what is the phone number of customer service
      customer service number
      what's the email of your support team
      an agent already helped me, thanks
      the agent said i would get a refund
      your representative promised me a discount
      i spoke to a person yesterday and they fixed it
      the human i talked to was lovely
      the person who delivered my parcel was kind
      can another person use my card
      can someone else pick up my parcel
      can i send it to another person
      transfer money to another person
      how do i transfer to someone abroad
      transfer me the money to my card please
      how many people can share an account
      does the tent fit two people
      is this jacket for a tall person
      is the shampoo made of human hair
      is it safe for human use
      human resources contact for job applications
      do you hire customer service agents
      i want to become an agent
      is there a travel agent discount
      my estate agent needs a bank statement
      the insurance agent sold me this policy
      what is the cleaning agent in this product
      which bleaching agent is in the detergent
      user agent not supported in your app
      no need for a human, you did well
      i don't need an agent
      please don't transfer me to a person
      i do not want to talk to anyone
      i'd rather not talk to a person
      thanks, the live agent solved it
      do you sell robot vacuum cleaners
      my robot vacuum doesn't turn on
      does the robot vacuum come with a charger
      how do i contact the seller
      can i contact the courier
      how do i reach your store in shanghai
      can a manager account see all orders
      how do i set a store manager password
      does the account manager cost extra
      is the operator's manual included
      what does the network operator charge
      i want to name my boss as the recipient
      can i put somebody as a second cardholder
      who is the representative on my invoice
      does a legal representative have to sign
      i need someone's address changed
      is anyone else having payment problems
      do people return this often
      what do people say about this lamp
      the talking doll is broken
      i want to talk about my refund
      let's talk about the delivery
      can we chat about the loan
      can you speak english
      do you speak chinese
      who can call me about my delivery, the courier?
      someone called me pretending to be from the bank
      why did someone from your bank call me
      is calling support free of charge
      does live support cost extra
      my order says contact person missing
      """)

  static let englishUnseen = PersonWordings(
    requests: """
      id like to speak with someone in person
      may i speak to an actual human being
      any human available?
      need to talk to a rep asap
      can you connect me to a human agent
      gimme a human
      hey i need sb to talk to
      i want to talk to customer care
      please transfer this chat to a live person
      speek to a live agnt
      talk to reprsentative
      could i get a real agent on this
      humans only please
      let me speak to whoever is in charge
      i need assistance from a real person
      will a real person answer me
      is someone there who can help
      i wanna talk to a human not a computer
      get a human on the line
      connect me
      no bot human
      switch to human
      forward me to a specialist
      pls call me
      ask a colleague to take over
      can a person take over from here
      u r a bot i want human
      i demand to speak to your supervisor
      live person
      speak with costumer service
      """,
    lookAlikes: """
      is a human checking the photos i upload
      was this answer written by a person
      are your agents real people
      agent commission rates
      how long does an agent take to reply
      the operator hung up on me yesterday
      the last agent i talked to was rude
      do i need a person to witness my signature
      how do i add a person to my account
      can two people log in at the same time
      is there a fee for each person
      what is your agent's name
      i was told by an agent to wait
      contact details of the seller
      what is the anti caking agent
      does the chatbot store my data
      is the chatbot available at night
      how do i turn off the robot's voice
      what does your support team do
      i want to give feedback about an agent
      how do i rate the agent
      can my boss see my purchases
      is my manager's approval needed for the refund
      can a friend collect it in person
      can i pay in person at the branch
      do i have to come in person
      a person at the store told me it is free
      someone stole my parcel from the porch
      do you have gifts for people over 60
      how do i talk to the seller about a discount
      """)

  static let chineseTuned = PersonWordings(
    requests: """
      转人工
      人工
      人工!!!
      转人工客服
      轉人工
      請幫我轉人工客服
      我要找真人
      我想找個真人
      找真人客服
      人工服务
      接人工
      接人工客服谢谢
      帮我接通人工
      给我转人工
      快转人工
      麻烦转一下人工
      可以转人工吗
      能不能转人工啊
      怎么转人工
      如何转接人工
      人工在哪里
      人工在哪
      人工怎么找
      怎么才能找到人工
      怎么联系人工客服
      转人功
      专人工
      转任工
      转人公
      转仁工
      赚人工
      转人工课服
      人工克服
      zhuan rengong
      zhuanrengong
      zhuan ren gong
      zrg
      rengong kefu
      wo yao rengong
      zhao rengong
      转rengong
      转ren工
      要人工 pls
      i want 人工
      转接human
      要真人 agent
      找你们经理
      叫你们领导来
      我要跟主管说话
      让你们负责人联系我
      找个活人
      有没有活人
      有人吗
      有没有人在
      人呢
      人都去哪了
      来个人
      来个人行不行
      能不能来个人帮我
      换个人跟我说
      换真人
      我不想跟机器人说话
      别拿机器人敷衍我
      不要机器人回复
      机器人滚,转人工
      你是机器人吧,我要人
      我要和人说话
      让人来跟我谈
      给我打电话
      请让客服给我回电
      客服呢
      客服在吗
      在线客服
      呼叫客服
      找客服小姐姐
      客服出来
      叫客服
      亲,转人工呗
      人工人工人工
      0转人工
      智障机器人
      转客服
      """,
    lookAlikes: """
      人工费多少
      代理人需要什么证件
      人工安装费怎么收
      维修要收人工费吗
      是人工打的吗
      这是人工回复还是自动回复
      你是人工吗
      你是真人吗
      你是机器人还是真人
      你是不是机器人
      对面是真人吗
      人工智能音箱有货吗
      支持人工智能语音吗
      人工审核要多久
      提额需要人工审核吗
      为什么要人工审核
      人工草坪怎么洗
      人工皮革会掉色吗
      人工水晶保养
      人工呼吸器有卖吗
      这个是真人发丝的吗
      有真人试穿图吗
      真人模特身高多少
      真人cs装备有吗
      人工客服几点下班
      人工服务时间是几点到几点
      客服电话是多少
      客服电话多少
      客服热线是哪个号码
      你们客服周末上班吗
      客服微信号是多少
      昨天客服说三天到
      客服已经帮我处理好了
      刚才的客服态度很好
      客服告诉我可以退
      人工客服说今天会退款
      不用转人工了
      不用人工,你说就行
      先不转人工
      不要转人工
      不需要客服
      我不找人工
      别给我转人工
      怎么取消转人工
      人工柜台取钱要身份证吗
      人工窗口几点开门
      人工柜台和网银手续费一样吗
      转账给别人要多久
      转给他人收手续费吗
      转人民币到香港
      帮别人代买可以吗
      可以找人代签收吗
      能找别人帮我取快递吗
      找人代付怎么操作
      换个人收货可以吗
      收货人怎么改
      联系人怎么修改
      紧急联系人怎么填
      负责人电话写谁的
      法人代表要换怎么办
      受益人怎么改
      担保人有什么要求
      经理推荐的理财怎么样
      客户经理是谁
      我的客户经理叫什么
      老板让我问发票
      扫地机器人有货吗
      扫地机器人不工作了
      擦窗机器人怎么退货
      机器人玩具适合几岁
      家里没人能放驿站吗
      没人签收怎么办
      有人冒充客服给我打电话
      有人用我的账号下单
      卖家客服怎么不发货
      店铺客服多久回复
      客服工作好做吗
      你们招客服吗
      客服岗位还招人吗
      两个人用够大吗
      """)

  static let chineseUnseen = PersonWordings(
    requests: """
      我要人工服务
      人工来一下
      能帮我转一下人工客服吗
      我要跟真人聊
      给我找个人工
      能不能接个真人
      快叫人工
      转接真人
      連接人工客服
      我需要人工幫助
      叫个人来处理
      请安排专人联系我
      我要找客服经理
      有没有人工啊
      人工客服在不在
      为什么没有人工
      怎么没有人工客服
      没有真人吗
      不跟你聊了,找人工
      你听不懂,给我转人工
      我要转人攻
      zhuanren gong
      转 human
      kefu
      给我接客服
      机器人听不懂人话
      能打电话给我吗
      让主管给我打电话
      真人在吗
      人工台
      """,
    lookAlikes: """
      人工成本算进去了吗
      人工养殖的还是野生的
      这边是人工检测的吗
      人工核保要几天
      审核是人工还是自动
      是不是人工发货
      人工关节报销吗
      人工客服下班了吗
      人工服务收费吗
      客服回复太慢了
      上次客服给我补了券
      客服让我等两天
      客服发我的链接打不开
      你们客服几个人
      找零怎么算
      转到别人名下可以吗
      转人名下要交税吗
      一个人可以开几个户
      可以替家人申请吗
      代办人要带什么
      委托人不来可以吗
      推荐人有奖励吗
      主管账号怎么开权限
      店里有没有人
      快递员打电话我没接到
      快递给我打电话说丢件了
      送货前会给我打电话吗
      机器人套装多少钱
      智能客服会保存聊天记录吗
      真人发声的玩偶有吗
      """)
}
