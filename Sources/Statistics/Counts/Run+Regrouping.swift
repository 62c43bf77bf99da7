extension Run {
  /// What `regrouped` made, and what it left over.
  public struct Regrouped: Sendable {
    /// The samples as sets.
    public var run: Run
    /// Samples that did not fill a set, over all problems.
    public var leftOver: Int
  }

  /// The independent samples of this run, put at random into sets of `width`, so that they can be
  /// compared with sets by the same estimand.
  ///
  /// The samples of a problem are laid out by answer class, then abstentions, then correct and
  /// wrong ones without a class; shuffled with stream `index` of `seed`; and cut into sets from the
  /// front. The order of the rows plays no part, so the same counts and seed give the same sets.
  /// Weights are spread evenly over a class.
  ///
  /// Throws `badParameter` for sets that are not independent samples or a width below 2, and
  /// `tooFewSamples`.
  public func regrouped(width newWidth: Int, seed: UInt64) throws(StatisticsError) -> Regrouped {
    guard width == 1 else {
      throw .badParameter("only independent samples can be put into sets, not sets of \(width)")
    }
    guard newWidth > 1 else {
      throw .badParameter("the sets that samples are put into need a width above 1")
    }
    var regrouped: [ProblemCounts] = []
    var leftOver = 0
    for problem in problems {
      let samples = problem.samples
      guard samples.size >= newWidth else {
        throw .tooFewSamples(problem: problem.index, k: newWidth, available: samples.size)
      }
      // A label is a place among the classes, then: abstention, correct, wrong without a class.
      let classes = samples.classes
      var labels: [Int] = []
      labels.reserveCapacity(samples.size)
      for (place, item) in classes.enumerated() {
        labels.append(contentsOf: repeatElement(place, count: item.count))
      }
      let classCorrect = classes.reduce(0) { $0 + ($1.isCorrect ? $1.count : 0) }
      labels.append(contentsOf: repeatElement(classes.count, count: samples.abstentions))
      labels.append(
        contentsOf: repeatElement(classes.count + 1, count: samples.correct - classCorrect))
      let rest = max(samples.size - labels.count, 0)
      labels.append(contentsOf: repeatElement(classes.count + 2, count: rest))
      var generator = Generator(seed: seed, stream: UInt64(bitPattern: Int64(problem.index)))
      generator.shuffle(&labels)

      var result = try ProblemCounts(index: problem.index, width: newWidth)
      for start in stride(from: 0, through: labels.count - newWidth, by: newWidth) {
        var set = SetCounts()
        for label in labels[start..<(start + newWidth)] {
          if label < classes.count {
            let item = classes[label]
            try set.add(
              VoteClass(
                answer: item.answer, count: 1, isCorrect: item.isCorrect,
                weight: item.weight / Double(item.count)), problem: problem.index)
          } else if label == classes.count {
            set.addAbstention()
          } else {
            set.add(isCorrect: label == classes.count + 1)
          }
        }
        try result.add(set)
      }
      leftOver += labels.count % newWidth
      regrouped.append(result)
    }
    return Regrouped(run: try Run(regrouped), leftOver: leftOver)
  }
}
