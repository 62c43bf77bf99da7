import Grading
import Records

extension RewardConfig {
  /// A number of the config: its name in JSON, what it is, and where it is kept.
  struct Entry: Sendable {
    let name: String
    let sentence: String
    let path: any WritableKeyPath<RewardConfig, Double> & Sendable
  }

  /// A length of the config.
  struct Length: Sendable {
    let name: String
    let sentence: String
    let path: any WritableKeyPath<RewardConfig, Int> & Sendable
  }

  static let entries: [Entry] = [
    Entry(name: "correct", sentence: "Value of `correct`; 1 if absent.", path: \.correct),
    Entry(name: "incorrect", sentence: "Value of `incorrect`; 0.", path: \.incorrect),
    Entry(name: "no_answer", sentence: "Value of `no_answer`; 0.", path: \.noAnswer),
    Entry(name: "unreadable", sentence: "Value of `unreadable`; 0.", path: \.unreadable),
    Entry(name: "undecided", sentence: "Value of `undecided`; 0.", path: \.undecided),
    Entry(name: "unevaluated", sentence: "Value of `unevaluated`; 0.", path: \.unevaluated),
    Entry(name: "boxed", sentence: "Added for an answer in a box; 0.", path: \.boxed),
    Entry(name: "think", sentence: "Added for one closed think tag; 0.", path: \.think),
    Entry(
      name: "answer_tag", sentence: "Added for one pair of answer tags; 0.", path: \.answerTag),
    Entry(name: "length_penalty", sentence: "Subtracted at full length; 0.", path: \.lengthPenalty),
  ]

  static let lengths: [Length] = [
    Length(
      name: "maximum_length", sentence: "Bytes at which the whole penalty is due; 0 is none.",
      path: \.maximumLength),
    Length(
      name: "penalty_buffer", sentence: "Bytes before that over which the penalty grows.",
      path: \.penaltyBuffer),
  ]

  /// The lengths that a config may have, in bytes.
  static let lengthRange = 0...Schema.maximumInteger

  /// The config in a JSON object; what it does not say is as `standard` has it.
  init(
    _ value: JSONValue, _ reader: JSONReader, standard: RewardConfig = RewardConfig(), field: String
  ) throws(Problem) {
    self = standard
    guard value.kind == .object else {
      throw Problem(expected: "an object", found: value.kind, field: field)
    }
    var config = standard
    try reader.forEachField(of: value) { key, number throws(Problem) in
      let place = field + "/" + key.text(limit: 40)
      guard number.kind == .number else {
        throw Problem(expected: "a number", found: number.kind, field: place)
      }
      if let entry = RewardConfig.entries.first(where: { key.equals(Array($0.name.utf8)) }) {
        guard let number = number.number else {
          throw Problem(.invalidValue, "The number is not finite.", field: place)
        }
        config[keyPath: entry.path] = number
      } else if let entry = RewardConfig.lengths.first(where: { key.equals(Array($0.name.utf8)) }) {
        guard let number = number.number, let length = Int(exactly: number),
          RewardConfig.lengthRange.contains(length)
        else {
          throw Problem(
            .invalidValue, "A length is a whole number from 0 to \(Schema.maximumInteger).",
            field: place)
        }
        config[keyPath: entry.path] = length
      } else {
        throw Problem(.invalidValue, "A reward configuration has no such field.", field: place)
      }
    }
    self = config
  }

  /// The config in the bytes of a JSON document; the error says what is wrong with it.
  public init(json: [UInt8]) throws {
    let reader = JSONReader()
    self = try json.withUnsafeBufferPointer { bytes in
      try RewardConfig(reader.read(bytes), reader, field: "")
    }
  }
}
