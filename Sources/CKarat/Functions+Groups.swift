// The functions have the names that karat.h gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CKaratABI
import Extraction
import Grading

/// Rewards of a caller, nil where they are absent.
private func optional(
  _ rewards: UnsafeBufferPointer<Double>, _ present: UnsafeBufferPointer<UInt8>?
) -> [Double?] {
  rewards.indices.map { index in
    if let present, present[index] == 0 { return nil }
    return rewards[index]
  }
}

/// Writes rewards, and which of them are there.
private func write(
  _ rewards: [Double?], to values: UnsafeMutableBufferPointer<Double>,
  _ present: UnsafeMutableBufferPointer<UInt8>
) {
  for (index, reward) in rewards.enumerated() {
    values[index] = reward ?? 0
    present[index] = reward == nil ? 0 : 1
  }
}

/// The class of each answer of a group. See karat.h.
@c @implementation
public func karat_classes(
  _ options: UnsafePointer<karat_options>?, _ answers: UnsafePointer<karat_strings>?,
  _ classes: UnsafeMutablePointer<Int64>?
) -> Int32 {
  code { () throws(CallError) in
    let answers = try Strings(answers)
    let places = try places(classes, Int64(answers.count))
    let grader = try GraderCache.grader(options)
    let found = grader.classes(of: (0..<answers.count).map { answers[$0].map(Array.init) })
    for (index, number) in found.enumerated() { places[index] = Int64(number ?? -1) }
  }
}

/// The majority of a group by its classes (a negative class is no answer), and rewards where it stands in for gold. See karat.h.
@c @implementation
public func karat_majority(
  _ classes: UnsafePointer<Int64>?, _ count: Int64, _ minimumMargin: Double,
  _ majority: UnsafeMutablePointer<karat_majority_record>?,
  _ rewards: UnsafeMutablePointer<Double>?, _ hasReward: UnsafeMutablePointer<UInt8>?
) -> Int32 {
  code { () throws(CallError) in
    let votes = try buffer(classes, count).map { $0 < 0 ? nil : Int($0) }
    let record = try required(majority)
    guard (rewards == nil) == (hasReward == nil) || votes.isEmpty else { throw .null }
    let found = Majority(votes)
    record.pointee = karat_majority_record(
      winner: Int64(found.classes.first ?? -1), tied: Int64(found.classes.count),
      votes: Int64(found.count), answered: Int64(found.answered), distinct: Int64(found.distinct),
      margin: found.margin, unanimous: found.isUnanimous ? 1 : 0)
    guard rewards != nil else { return }
    write(
      found.rewards(votes, minimumMargin: minimumMargin), to: try places(rewards, count),
      try places(hasReward, count))
  }
}

/// The advantages of `count` rewards. See karat.h.
@c @implementation
public func karat_advantages(
  _ method: Int32, _ k: Int64, _ epsilon: Double, _ count: Int64,
  _ rewards: UnsafePointer<Double>?, _ hasReward: UnsafePointer<UInt8>?,
  _ groups: UnsafePointer<Int64>?, _ sets: UnsafePointer<Int64>?,
  _ advantages: UnsafeMutablePointer<Double>?, _ isFlat: UnsafeMutablePointer<UInt8>?
) -> Int32 {
  code { () throws(CallError) in
    guard let method = AdvantageMethod(code: Int(method), k: Int(clamping: k)) else {
      throw .method
    }
    let values = try buffer(rewards, count)
    let present = hasReward == nil ? nil : try buffer(hasReward, count)
    let groups = groups == nil ? nil : Array(try buffer(groups, count))
    let sets = sets == nil ? nil : Array(try buffer(sets, count))
    let out = try places(advantages, count)
    let flat = isFlat == nil ? nil : try places(isFlat, count)
    let found = Advantages(
      method, rewards: optional(values, present), groups: groups, sets: sets, epsilon: epsilon)
    for index in out.indices {
      out[index] = found.values[index]
      flat?[index] = found.isFlat[index] ? 1 : 0
    }
  }
}

/// The rewards of `count` grades by their `status` and `found_by`. See karat.h.
@c @implementation
public func karat_rewards(
  _ config: UnsafePointer<karat_reward_config>?, _ count: Int64, _ status: UnsafePointer<UInt8>?,
  _ foundBy: UnsafePointer<UInt8>?, _ responses: UnsafePointer<karat_strings>?,
  _ lengths: UnsafePointer<Int64>?, _ rewards: UnsafeMutablePointer<Double>?,
  _ hasReward: UnsafeMutablePointer<UInt8>?
) -> Int32 {
  code { () throws(CallError) in
    let config = try RewardConfig(required(config).pointee)
    let statuses = try buffer(status, count)
    let strategies = try buffer(foundBy, count)
    let texts = responses == nil ? nil : try Strings(responses)
    let lengths = lengths == nil ? nil : try buffer(lengths, count)
    let out = try places(rewards, count)
    let present = try places(hasReward, count)
    if let texts, texts.count != out.count { throw .length }
    let found = out.indices.map { index -> Double? in
      guard let status = GradeStatus.coded(statuses[index]) else { return nil }
      let text = texts?[index] ?? UnsafeBufferPointer(start: nil, count: 0)
      return config.reward(
        status: status, foundBy: FoundBy.coded(strategies[index]), response: text,
        length: lengths.map { Int(clamping: $0[index]) } ?? text.count)
    }
    write(found, to: out, present)
  }
}

extension RewardConfig {
  /// The config of a caller, whose size is checked.
  init(_ config: karat_reward_config) throws(CallError) {
    guard config.size == MemoryLayout<karat_reward_config>.size else { throw .options }
    self.init()
    correct = config.correct
    incorrect = config.incorrect
    noAnswer = config.no_answer
    unreadable = config.unreadable
    undecided = config.undecided
    unevaluated = config.unevaluated
    boxed = config.boxed
    think = config.think
    answerTag = config.answer_tag
    maximumLength = Int(clamping: config.maximum_length)
    penaltyBuffer = Int(clamping: config.penalty_buffer)
    lengthPenalty = config.length_penalty
  }
}
