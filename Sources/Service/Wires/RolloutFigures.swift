import Statistics

/// What the scores of rollouts say of k of them, under the names that NeMo-Gym's math servers have:
/// `pass@k/SCORE`, `majority@k/SCORE` and `pass@1[avg-of-n]/SCORE`, in percent.
///
/// The estimates are exact expectations over all k-subsets of a task's rollouts, and means over the tasks
/// that have so many. Answers with one canonical key are one vote. Rollouts that `mask_sample` excludes do
/// not count. Scores have to be 0 or 1; with any other there are no figures of them.
struct RolloutFigures {
  typealias Named = (name: String, value: Double)

  /// Over all tasks, in order of k.
  private(set) var ofAll: [Named] = []
  /// Of each task.
  private(set) var ofTask: [Int: [Named]] = [:]
  /// Those of the largest k.
  private(set) var headlines: [Named] = []

  /// Steps that the votes of one request may cost, a few nanoseconds each; a k beyond that is left out.
  static let maximumSteps = Double(1 << 25)
  /// Up to here there is a figure for every k; beyond it for powers of two and the largest.
  private static let everyK = 64

  private var left: Double

  /// The figures of rollouts, with the canonical keys of their answers.
  init(
    _ rollouts: [NeMoGym.Rollout], keys: [[UInt8]?], steps: Double = RolloutFigures.maximumSteps
  ) {
    left = steps
    let isLibrary = rollouts.contains { $0.numbers["library_reward"] != nil }
    let field = isLibrary ? "library_reward" : "reward"
    let name = isLibrary ? "symbolic_accuracy" : "accuracy"
    let counted = zip(rollouts, keys).compactMap { rollout, key in
      Sample(rollout, key: key, score: field)
    }
    guard !counted.isEmpty else { return }
    let tasks = Dictionary(grouping: counted, by: \.task)
    if counted.allSatisfy(\.isBinary) {
      add(.pass, "pass", name, tasks) { samples throws(StatisticsError) in
        try SetCounts(size: samples.count, correct: samples.count(where: \.isCorrect))
      }
      if counted.contains(where: \.saysAnswer) {
        add(.majority, "majority", name, tasks, RolloutFigures.votes)
      }
    }
    if counted.contains(where: \.saysAnswer) {
      add(.pass, "pass", "no_answer", tasks) { samples throws(StatisticsError) in
        let silent = samples.count { $0.answer == nil }
        return try SetCounts(size: samples.count, correct: silent)
      }
    }
  }

  /// A rollout that counts.
  private struct Sample {
    let task: Int
    let isBinary: Bool
    let isCorrect: Bool
    let saysAnswer: Bool
    let answer: Answer?

    /// Nil where the rollout is masked, or has no score.
    init?(_ rollout: NeMoGym.Rollout, key: [UInt8]?, score: String) {
      guard rollout.numbers["mask_sample"] != 1, let score = rollout.numbers[score] else {
        return nil
      }
      task = rollout.task
      isBinary = score == 0 || score == 1
      isCorrect = score == 1
      saysAnswer = rollout.saysAnswer
      answer = rollout.answer.map {
        Answer(text: key ?? $0, isKey: key != nil, isCorrect: score == 1)
      }
    }
  }

  /// What is one vote: answers that were scored differently are not, whatever they say.
  private struct Answer: Hashable {
    let text: [UInt8]
    let isKey: Bool
    let isCorrect: Bool
  }

  /// The votes of a task's rollouts, as one set.
  private static func votes(_ samples: [Sample]) throws(StatisticsError) -> SetCounts {
    var numbers: [Answer: Int] = [:]
    var set = SetCounts()
    for sample in samples {
      let number = sample.answer.map { numbers[$0] ?? numbers.count }
      if let answer = sample.answer { numbers[answer] = number }
      try set.add(answer: number, isCorrect: sample.isCorrect)
    }
    return set
  }

  /// Adds the figures of a metric at every k.
  private mutating func add(
    _ metric: Metric, _ word: String, _ score: String, _ tasks: [Int: [Sample]],
    _ counts: ([Sample]) throws(StatisticsError) -> SetCounts
  ) {
    var problems: [ProblemCounts] = []
    for (task, samples) in tasks {
      guard let set = try? counts(samples),
        var problem = try? ProblemCounts(index: task, width: 1),
        (try? problem.add(set)) != nil
      else { return }
      problems.append(problem)
    }
    let largest = problems.reduce(0) { max($0, $1.samples.size) }
    for k in RolloutFigures.numbers(upTo: largest) {
      let enough = problems.filter { $0.samples.size >= k }
      guard let run = try? Run(enough), let estimand = try? Estimand(metric, k: k, width: 1)
      else { return }
      // To look at every pair of a right answer and another costs something itself.
      let pairs = enough.reduce(0.0) { sum, problem in
        metric == .majority && problem.samples.size > k
          ? sum + Double(problem.samples.correct) * Double(problem.samples.classes.count) : sum
      }
      guard pairs <= left else { continue }
      let steps = run.steps(of: estimand) + pairs
      guard steps <= left, let values = try? run.values(estimand) else { continue }
      left -= steps
      add("\(word)@\(k)/\(score)", values, isHeadline: k == largest && score != "no_answer")
    }
    guard metric == .pass, let run = try? Run(problems),
      let estimand = try? Estimand(.accuracy, width: 1), let values = try? run.values(estimand)
    else { return }
    add("pass@1[avg-of-\(largest)]/\(score)", values, isHeadline: true)
  }

  /// Adds one figure with its values for each task.
  private mutating func add(_ name: String, _ values: [ProblemValue], isHeadline: Bool) {
    let mean = Summary.meanWithoutSum(values.map { 100 * $0.value })
    ofAll.append((name, mean))
    if isHeadline { headlines.append((name, mean)) }
    for value in values { ofTask[value.problem, default: []].append((name, 100 * value.value)) }
  }

  /// The numbers of rollouts for which there are figures: all up to `everyK`, then powers of two and the last.
  private static func numbers(upTo largest: Int) -> [Int] {
    var numbers = Array(1...max(1, min(everyK, largest)))
    var k = 2 * everyK
    while k < largest {
      numbers.append(k)
      k *= 2
    }
    if largest > everyK { numbers.append(largest) }
    return numbers
  }
}
