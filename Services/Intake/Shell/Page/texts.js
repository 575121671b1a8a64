// Every word the page says by itself, in every language it speaks. One table, same keys.

const table = {
  en: {
    title: "Customer care",
    brand: "Customer care",
    skip: "Skip to the message field",
    introTitle: "How can we help you today?",
    introLead: "Ask in your own words. You can close this page and come back; your conversation stays here.",
    promiseFast: "An answer at once",
    promiseFastMore: "Our assistant knows orders, returns, accounts and more, at any hour.",
    promisePerson: "A person whenever you want one",
    promisePersonMore: "Say so, or press the button. We pass you to the right team.",
    promiseOnce: "Say it only once",
    promiseOnceMore: "Whoever takes over has already read everything.",
    welcomeTitle: "Welcome",
    welcomeLead: "The assistant answers right away and brings in a colleague when that is better.",
    starters: ["Where is my order?", "I want to return an item", "When will I get my refund?"],
    talkToPerson: "Talk to a person",
    personShort: "A person",
    personRequest: "I would like to talk to a person, please.",
    transcript: "Conversation",
    entryLabel: "Your message",
    entryHint: "Write a message",
    send: "Send",
    newer: "New messages",
    switchTo: "中文",
    switchLabel: "切换到中文",
    you: "You",
    assistant: "Assistant",
    agent: "Customer care agent",
    notice: "Notice",
    roles: { bot: "Assistant", agent: "Agent", supervisor: "Team lead" },
    holder: {
      bot: ["Assistant", "Answers at once"],
      queue: ["Finding you a colleague", "Everything you said is passed on"],
      none: ["Customer care", "Write any time"],
      agentDetail: "A person is with you",
      connecting: "Connecting…",
    },
    joined: (name) => `${name} has joined the conversation`,
    waiting: "You are being passed to a colleague",
    backToBot: "The assistant is with you again",
    ended: "This conversation has ended. Write again any time to go on.",
    place: (n) => (n === 1 ? "You are next in line" : `You are number ${n} in line`),
    placeUnknown: "You are in line",
    wait: (low, high) => (low === high ? `About ${low}` : `About ${low}, up to ${high}`),
    waitSoon: "Less than a minute",
    waitUnknown: "You keep your place if you leave",
    minutes: (n) => (n === 1 ? "1 minute" : `${n} minutes`),
    hours: (n) => (n === 1 ? "1 hour" : `${n} hours`),
    sending: "Sending",
    sent: "Sent",
    retrying: "Not sent yet",
    refused: "Could not be sent",
    retry: "Try again",
    discard: "Remove",
    tooLong: (over) => `${over} characters too long`,
    left: (n) => `${n} characters left`,
    offline: "You are offline. What you write is sent as soon as you are back.",
    reconnecting: "Connection lost. Trying again…",
    tryNow: "Try now",
    sources: "Based on",
    choices: "Suggested replies",
    answering: "In reply to",
    typing: (name) => `${name} is typing`,
    looking: "The assistant is looking it up",
    rateBot: "How did the assistant do?",
    rateAgent: (name) => (name ? `How was your conversation with ${name}?` : "How was your conversation?"),
    rateLead: "One tap helps us get better.",
    stars: ["1 star: very poor", "2 stars: poor", "3 stars: fair", "4 stars: good", "5 stars: very good"],
    scores: ["Very poor", "Poor", "Fair", "Good", "Very good"],
    comment: "Anything to add? (optional)",
    rate: "Send rating",
    rated: "Thank you. Your rating has arrived.",
    rating: "Sending your rating…",
    notNow: "Not now",
    rateFailed: "Your rating could not be sent. Please try again.",
    today: "Today",
    yesterday: "Yesterday",
    unread: (n) => `(${n}) New message`,
    says: (name, text) => `${name}: ${text}`,
    opensNewTab: "opens in a new tab",
  },
  zh: {
    title: "在线客服",
    brand: "在线客服",
    skip: "跳到输入框",
    introTitle: "今天有什么可以帮您？",
    introLead: "用您自己的话问就好。关掉页面再回来，对话仍然在这里。",
    promiseFast: "马上有回答",
    promiseFastMore: "智能助手熟悉订单、退换货、账户等问题，全天在线。",
    promisePerson: "随时可转人工",
    promisePersonMore: "说一声，或点按钮，我们为您转到对应的团队。",
    promiseOnce: "不用重复说",
    promiseOnceMore: "接手的同事已经看过前面的全部内容。",
    welcomeTitle: "欢迎",
    welcomeLead: "智能助手会立即回答，需要时由客服同事接手。",
    starters: ["我的订单到哪了？", "我想退货", "退款什么时候到账？"],
    talkToPerson: "转人工",
    personShort: "转人工",
    personRequest: "我想转人工客服。",
    transcript: "对话记录",
    entryLabel: "您的消息",
    entryHint: "请输入消息",
    send: "发送",
    newer: "有新消息",
    switchTo: "EN",
    switchLabel: "Switch to English",
    you: "我",
    assistant: "智能助手",
    agent: "客服",
    notice: "提示",
    roles: { bot: "智能助手", agent: "人工客服", supervisor: "客服主管" },
    holder: {
      bot: ["智能助手", "全天在线，即时回答"],
      queue: ["正在为您转接人工客服", "您说过的内容都已转达"],
      none: ["在线客服", "随时可以继续留言"],
      agentDetail: "人工客服正在为您服务",
      connecting: "正在连接…",
    },
    joined: (name) => `${name} 已加入对话`,
    waiting: "正在为您转接人工客服",
    backToBot: "智能助手继续为您服务",
    ended: "本次对话已结束。您可以随时继续留言。",
    place: (n) => (n === 1 ? "下一位就是您" : `您排在第 ${n} 位`),
    placeUnknown: "您正在排队",
    wait: (low, high) => (low === high ? `预计等待 ${low}` : `预计等待 ${low}，最长 ${high}`),
    waitSoon: "预计等待不到 1 分钟",
    waitUnknown: "关掉页面也会保留您的位置",
    minutes: (n) => `${n} 分钟`,
    hours: (n) => `${n} 小时`,
    sending: "发送中",
    sent: "已发送",
    retrying: "尚未发出",
    refused: "发送失败",
    retry: "重试",
    discard: "移除",
    tooLong: (over) => `超出 ${over} 个字符`,
    left: (n) => `还可输入 ${n} 个字符`,
    offline: "网络已断开。您写的内容会在恢复后自动发送。",
    reconnecting: "连接中断，正在重试…",
    tryNow: "立即重试",
    sources: "依据",
    choices: "快捷回复",
    answering: "回复",
    typing: (name) => `${name} 正在输入`,
    looking: "智能助手正在查询",
    rateBot: "智能助手的回答怎么样？",
    rateAgent: (name) => (name ? `您对 ${name} 的服务满意吗？` : "您对这次服务满意吗？"),
    rateLead: "点一下，帮我们做得更好。",
    stars: ["1 星：很不满意", "2 星：不满意", "3 星：一般", "4 星：满意", "5 星：非常满意"],
    scores: ["很不满意", "不满意", "一般", "满意", "非常满意"],
    comment: "还有想说的吗？（选填）",
    rate: "提交评价",
    rated: "谢谢，已收到您的评价。",
    rating: "正在提交评价…",
    notNow: "暂不评价",
    rateFailed: "评价没有提交成功，请再试一次。",
    today: "今天",
    yesterday: "昨天",
    unread: (n) => `(${n}) 新消息`,
    says: (name, text) => `${name}：${text}`,
    opensNewTab: "在新标签页打开",
  },
};

export const languages = Object.keys(table);

/** The language to begin with: the one chosen before, else the browser's, else English. */
export function firstLanguage(chosen, preferred) {
  if (languages.includes(chosen)) return chosen;
  for (const tag of preferred) {
    const language = tag.toLowerCase().split("-")[0];
    if (languages.includes(language)) return language;
  }
  return "en";
}

/** The firm's own first words, by language, in place of the page's. */
export function greet(greeting) {
  for (const language of languages) {
    if (greeting[language]) table[language].welcomeLead = greeting[language];
  }
}

export function textsOf(language) {
  return table[language];
}

/** Writes the table's words into every element that names one, and the language on the page. */
export function applyTexts(document, language) {
  const texts = table[language];
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = texts[element.dataset.text];
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", texts[element.dataset.label]);
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = texts[element.dataset.placeholder];
  }
}
