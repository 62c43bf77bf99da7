import Statistics

/// A problem of sets given by their members' answers: 0 is correct, below 0 abstains.
func problem(_ sets: [[Int]], index: Int) throws -> ProblemCounts {
  var problem = try ProblemCounts(index: index, width: sets[0].count)
  for members in sets { try problem.add(set(members)) }
  return problem
}

/// A set given by its members' answers: 0 is correct, below 0 abstains.
func set(_ members: [Int]) throws -> SetCounts {
  var set = SetCounts()
  for answer in members {
    if answer < 0 {
      set.addAbstention()
    } else {
      try set.add(VoteClass(answer: answer, count: 1, isCorrect: answer == 0), problem: 0)
    }
  }
  return set
}
