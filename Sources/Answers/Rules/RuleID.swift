// The registry of rules: a rule is a case here, a place in one of both lists, and a file of its own.

/// The name of a rule of equality, as verdicts, tables and `karat rules` say it.
public enum RuleID: String, Sendable, Hashable, CaseIterable {
  case time
  case permutation
  case undefined
  case choice
  case family
  case cases
  case membership
  case system
  case assignment
  case empty
  case text
  case unsupported
  case base
  case unit
  case percent
  case algebraic
  case infinity
  case vector
  case matrix
  case ratio
  case congruence
  case interval
  case tuple
  case set
  case list
  case equation
  case kind
  case identical
  case exactDecimal = "exact-decimal"
  case grouping
  case mixedNumber = "mixed-number"
  case rounding
  case words
  case precedence
  case transcendental
  case realDomain = "real-domain"
  case logBase = "log-base"
  case integerSymbols = "integer-symbols"
  case constantOfIntegration = "constant-of-integration"
  case names
  case iAndE = "i-and-e"
  case alternatives
  case chain
  case vacuous
  case count
  case setBuilder = "set-builder"
  case commitment
  case tolerant
  case bounded
  case unevaluated
  case goldError = "gold_error"
  case classes
  case symmetry
  case policies
}

extension Rule {
  /// Every rule: those that decide in the order in which they are asked, then the others.
  public static let all: [Rule] = deciding + acting

  /// The rules that decide, in the order in which they are asked.
  static let deciding: [Rule] = [
    .time, .permutation, .undefined, .choice, .family, .cases, .membership, .system, .assignment,
    .empty, .text,
    .unsupported,
    .base, .unit, .percent, .algebraic, .infinity, .vector, .matrix, .ratio, .congruence, .interval,
    .tuple,
    .set, .list, .equation, .kind,
  ]

  /// The rules that act elsewhere: on numbers, expressions, relations, collections, in reading, in grading.
  static let acting: [Rule] = [
    .identical, .exactDecimal, .grouping, .mixedNumber, .rounding, .words, .precedence,
    .transcendental, .realDomain, .logBase, .integerSymbols, .constantOfIntegration, .names,
    .iAndE, .alternatives, .chain, .vacuous, .count, .setBuilder, .commitment, .tolerant, .bounded,
    .unevaluated, .goldError, .classes, .symmetry, .policies,
  ]
}
