/// What says that the matter is about something that another firm sold: whatever article is near, it is not about that.
enum ElsewherePhrases {
  static func isMet(by units: Units) -> Bool { bought.firstMatch(in: units) != nil }

  private static let bought = PhraseBook(
    """
    (didnt|did not|havent|have not|hadnt|had not|never|wasnt|was not|werent|were not|isnt|is not|not) \
    (buy|bought|purchase|purchased|get|got) {it|this|that|these|those|them|one|the|item|thing|product|machine} \
    (from|with|at|in|through) (you|your shop|your store|your site|your website|yours|here|you guys|you people)
    (buy|bought|purchase|purchased|got) {it|this|that|these|those|them|one|mine|my} (elsewhere|somewhere else|from someone else|\
    from somebody else|from others)
    (buy|bought|purchase|purchased|got) {it|this|that|these|those|them|one|mine|my} (from|at|in|on|through) \
    (another|a different|some other|other) {online} (shop|store|seller|site|website|company|retailer|place|brand|dealer|supplier)
    (不是|没|没有|并非|不) (在|从|跟|向|于|找) (你们|您|你|贵店|本店|这|这里|这儿|这家) {这|这里|这儿|那|那里|店|店里|家|平台|网站|里|上|的} \
    (买|购买|购|下单)
    (别家|别的店|别家店|其他店|其它店|别处|别的地方|其他地方|其他平台|别的平台|别人家|另一家|另一家店|其他商家|别的商家|隔壁店) {那|里|那里|上|店|的|家} \
    (买|购买|购|下单)
    """)
}
