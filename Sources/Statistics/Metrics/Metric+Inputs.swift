extension Metric {
  /// What a metric takes.
  public struct Inputs: Sendable {
    /// The data of a sample beside its correctness.
    public enum Data: String, Sendable {
      /// Nothing else.
      case counts
      /// The class of its answer.
      case votes
      /// The score that somebody else gave it.
      case scores
    }

    /// The smallest number of samples that it is defined for; nil where it is not taken over k samples.
    public let leastK: Int?
    /// Whether it takes a threshold τ.
    public let takesTau: Bool
    /// Whether it is told which samples to look at.
    public let takesSamples: Bool
    /// What it needs to know of a sample.
    public let data: Data

    init(
      leastK: Int? = nil, takesTau: Bool = false, takesSamples: Bool = false, data: Data = .counts
    ) {
      self.leastK = leastK
      self.takesTau = takesTau
      self.takesSamples = takesSamples
      self.data = data
    }
  }

  /// The samples of a set whose answers a metric looks at. Those that gave no answer are in none.
  public enum Samples: String, Hashable, Sendable, CaseIterable {
    case answered, correct, wrong
  }

  /// Where reports show a metric.
  public struct Appearance: Sendable {
    /// A table of a benchmark's page.
    public enum Table: Sendable {
      /// How often the answer is right.
      case figures
      /// How far answers agree.
      case agreement
    }

    /// A plot over k.
    public enum Plot: Sendable, CaseIterable {
      /// How far a model finds the answer.
      case coverage
      /// How reliably it does.
      case reliability
    }

    /// The table that it stands in.
    public let table: Table
    /// The smallest k in that table: at 1 most metrics are the accuracy.
    public let leastK: Int
    /// Its place among the few metrics of the summary, of breakdowns and of comparisons; nil where it is
    /// not one of them.
    public let column: Int?
    /// The heading of that column in the summary; nil for its name.
    public let heading: String?
    /// The plot that it is drawn in.
    public let plot: Plot?
    /// Its place in the legend of that plot.
    public let line: Int
    /// A line for each of these thresholds; a metric without thresholds has one line.
    public let taus: [Threshold]
    /// Whether sets are pooled for it too, on request as a figure and always as the pooled-minus-set gap.
    public let isPooled: Bool

    init(
      table: Table = .figures, leastK: Int = 2, column: Int? = nil, heading: String? = nil,
      plot: Plot? = nil, line: Int = 0, taus: [Threshold] = [], isPooled: Bool = false
    ) {
      self.table = table
      self.leastK = leastK
      self.column = column
      self.heading = heading
      self.plot = plot
      self.line = line
      self.taus = taus
      self.isPooled = isPooled
    }
  }
}
