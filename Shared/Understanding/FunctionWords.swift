/// Terms that say little about what a message is about; search gives them a fifth of their weight.
enum FunctionWords {
  static func contains(_ term: String) -> Bool {
    guard let first = term.unicodeScalars.first else { return true }
    if Script.isHan(first) { return term.unicodeScalars.allSatisfy { han.contains($0) } }
    return english.contains(term)
  }

  private static let english = Set(
    """
    a an the this that these those there here it its i me my mine we us our you your u ur he she they them their his her
    is am are was were be been being do do does did don have has had will would shall should can could may might must
    what which who whom how why when and or but if then so than as at by for from in into of on to with about up out off
    over just only also too very really please pls plz help hi hello hey dear sir madam thanks thank ok okay
    want wanna need like lik know tell let any some something anything all no not get receive make mak go give giv
    possible possibl way someone able abl now still yet again already more one way thing because caus after before
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let han = Set(
    "的了吗呢啊吧呀哦嗯我你您他她它们是在有这那个么什怎就都也和与跟要想能可以请给把被让会得着过还又再吧嘛哪些里上下啦哈亲好"
      .unicodeScalars)
}
