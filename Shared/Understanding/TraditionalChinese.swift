/// Traditional characters that customers of shops and banks use, and their simplified forms.
enum TraditionalChinese {
  /// The simplified form of a character of the block of unified ideographs; itself where it has none here.
  static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    forms[Int(scalar.value) - first] ?? scalar
  }

  private static let first = 0x4E00

  /// By place in the block: looked up for every Chinese character of every message.
  private static let forms: [Unicode.Scalar?] = {
    var forms = [Unicode.Scalar?](repeating: nil, count: 0x9FFF - first + 1)
    for pair in pairs.split(whereSeparator: \.isWhitespace) {
      let scalars = Array(pair.unicodeScalars)
      if scalars.count == 2, scalars[0] != scalars[1] {
        forms[Int(scalars[0].value) - first] = scalars[1]
      }
    }
    return forms
  }()

  private static let pairs = """
    轉转 訂订 單单 貨货 費费 賬账 帳账 號号 碼码 錢钱 銀银 買买 賣卖 換换 發发 運运 單单 遞递 郵邮 達达
    還还 沒没 麼么 嗎吗 個个 們们 這这 裡里 裏里 誰谁 時时 間间 問问 題题 點点 為为 樣样 話话 說说 請请 謝谢 詢询
    訴诉 報报 騙骗 盜盗 丟丢 遺遗 掛挂 凍冻 結结 鎖锁 開开 關关 閉闭 啟启 動动 戶户 號号 註注 冊册 銷销 綁绑
    變变 電电 驗验 證证 簽签 證证 實实 認认 確确 設设 輸输 錯错 誤误 傳传 圖图 網网 頁页 線线 連连
    價价 優优 劃划 積积 員员 級级 額额 貸贷 資资 產产 產产 匯汇 賬账 擔担 險险 稅税 據据 發发 專专 業业
    務务 處处 應应 該该 給给 讓让 幫帮 難难 壞坏 損损 爛烂 舊旧 質质 顏颜 寬宽 長长 碼码 種种 類类
    褲裤 裝装 飾饰 備备 復复 覆复 繫系 係系 聯联 絡络 經经 過过 後后 東东 區区 國国 際际 關关 縣县 鄉乡 門门 樓楼 層层
    週周 歲岁 萬万 億亿 幾几 兩两 雙双 隻只 條条 張张 體体 機机 車车 務务 學学 習习 會会 員员 從从 進进 邊边 遠远
    離离 際际 異异 緊紧 馬马 現现 經经 嚴严 厲厉 壓压 殺杀 傷伤 師师 訟讼 賠赔 償偿 舉举 檢检
    詐诈 偽伪 維维 護护 權权 協协 議议 條条 禮礼 贈赠 領领 獎奖 勵励 減减 滿满 補补 貼贴
    狀状 態态 顯显 載载 錄录 測测 試试 頭头 腦脑 腳脚 聽听 見见 視视 覺觉 歡欢 樂乐 愛爱 親亲 絕绝 對对 總总
    計计 數数 據据 稱称 讀读 寫写 書书 筆笔 記记 課课 語语 譯译 華华 臺台 灣湾 廣广 場场 廠厂 營营 業业 員员 倉仓
    庫库 儲储 標标 籤签 選选 擇择 購购 車车 籃篮 夠够 著着 嘗尝 嚐尝 佈布 佔占 併并 並并 煩烦 氣气 滾滚 爾尔 廢废
    塊块 圓圆 鎊镑 歐欧 韓韩 鍋锅
    """
}
