extension UnderstandingModel {
  /// `BATONMDL`, schema, whether moods are in it, checksum and length of what follows; then what is in `init`'s order.
  private static let magic: UInt64 = 0x4C44_4D4E_4F54_4142
  private static let headerBytes = 64

  /// Reads a model where it lies; memory is held as long as the model is.
  ///
  /// - Throws: ``ModelFileError`` for what is no model, for a model of another schema, and for one that is damaged.
  public convenience init(_ memory: ModelMemory) throws(ModelFileError) {
    var reader = ModelReader(memory)
    guard memory.bytes.count >= Self.headerBytes, try reader.readUInt64() == Self.magic else {
      throw .notAModel
    }
    let schema = try reader.readUInt32()
    guard schema == Self.schema else { throw .otherSchema(schema) }
    let hasMoods = try reader.readUInt32() == 1
    let checksum = try reader.readUInt64()
    guard try reader.readUInt64() == memory.bytes.count else { throw .broken("it was cut off") }
    guard
      Checksum.of(UnsafeRawBufferPointer(rebasing: memory.bytes[Self.headerBytes...])) == checksum
    else { throw .broken("its content has changed") }
    _ = try reader.readNumbers(0, of: UInt32.self)

    let origin = try ModelOrigin(&reader)
    let thresholds = Thresholds(answer: try reader.readDouble(), offer: try reader.readDouble())
    let searchShare = try reader.readFloat()
    let calibration = Calibration(
      slopeOfScore: try reader.readDouble(), slopeOfLead: try reader.readDouble(),
      intercept: try reader.readDouble())
    let vectors = try WordVectors(&reader, memory)
    let classes = try LinearModel(&reader, memory, vectors)
    let moods = hasMoods ? try MoodModels(&reader, memory, vectors) : nil
    guard reader.isAtEnd else { throw .broken("it is longer than it says") }
    self.init(
      version: Checksum.name(checksum), origin: origin, thresholds: thresholds,
      searchShare: searchShare, classes: classes, calibration: calibration, moods: moods)
  }

  /// What a file of it holds.
  public var bytes: [UInt8] {
    Self.bytes(
      origin: origin, thresholds: thresholds, searchShare: searchShare, classes: classes,
      calibration: calibration, moods: moods)
  }

  static func bytes(
    origin: ModelOrigin, thresholds: Thresholds, searchShare: Float, classes: LinearModel,
    calibration: Calibration, moods: MoodModels?
  ) -> [UInt8] {
    var body = ModelWriter()
    origin.write(to: &body)
    body.write(thresholds.answer)
    body.write(thresholds.offer)
    body.write(searchShare)
    for number in [
      calibration.slopeOfScore, calibration.slopeOfLead, calibration.intercept,
    ] { body.write(number) }
    classes.features.vectors.write(to: &body)
    classes.write(to: &body)
    moods?.write(to: &body)

    var header = ModelWriter()
    header.write(magic)
    header.write(schema)
    header.write(UInt32(moods == nil ? 0 : 1))
    header.write(body.bytes.withUnsafeBytes(Checksum.of))
    header.write(UInt64(headerBytes + body.bytes.count))
    header.write([UInt32]())
    return header.bytes + body.bytes
  }
}

extension ModelOrigin {
  fileprivate init(_ reader: inout ModelReader) throws(ModelFileError) {
    self.init(
      source: try reader.readText(), sourceVersion: try reader.readText(),
      examples: Int(try reader.readUInt32()), background: Int(try reader.readUInt32()),
      wantedPrecision: try reader.readDouble(), expectedCoverage: try reader.readDouble())
  }

  fileprivate func write(to writer: inout ModelWriter) {
    writer.write(source)
    writer.write(sourceVersion)
    writer.write(UInt32(examples))
    writer.write(UInt32(background))
    writer.write(wantedPrecision)
    writer.write(expectedCoverage)
  }
}
