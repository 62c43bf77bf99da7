import Statistics

extension SampleCounts {
  /// Adds what another shard counted of the same benchmark and model, when no more rows come to it.
  mutating func merge(_ other: SampleCounts) throws(RowRefusal) {
    var places: [Int] = []
    places.reserveCapacity(other.problems.count)
    for entry in other.problems {
      let place = place(of: entry.id)
      places.append(place)
      try merge(entry, into: place, other.traitNames)
    }
    scores.merge(other.scores, places: places)
    closedSets &+= other.namedSets
  }

  private mutating func merge(_ entry: Entry, into place: Int, _ names: TraitNames)
    throws(RowRefusal)
  {
    if let gold = entry.gold { try note(gold: gold, of: place) }
    for doubt in entry.doubts.indices { problems[place].doubts[doubt] &+= entry.doubts[doubt] }
    for (column, trait) in entry.traits.enumerated() where trait >= 0 {
      let own =
        trait == TraitNames.several
        ? trait : names[trait].withUnsafeBufferPointer { traitNames.place(of: $0) }
      note(trait: own, at: column, of: place)
    }
    guard problems[place].singles.size + entry.singles.size <= Factorials.largest else {
      throw .wideSet
    }
    do throws(StatisticsError) {
      try problems[place].singles.merge(entry.singles, problem: place)
    } catch { throw .wideSet }
    for (set, times) in entry.patterns { problems[place].patterns[set, default: 0] &+= times }
    for (set, times) in entry.incomplete { problems[place].incomplete[set, default: 0] &+= times }
  }
}
