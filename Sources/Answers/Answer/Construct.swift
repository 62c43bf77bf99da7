public import Notation

/// A construct beyond the rules.
public enum Construct: Sendable, Equatable {
  case ellipsis
  /// A sign, a function or delimiters that a tree holds and notation does not know.
  case unknownSign
  case numbersSideBySide
  case alternativesOfNames
  case notation
  case words
  case caseDistinction
  case condition
  case severalConditions
  case derivative
  case integral
  case limit
  case sum
  case product
  case indexedSetOperation
  case extremum
  case determinant
  case thisDeterminant
  case thisTrace
  case matrixOfOneCell
  case matrixPower
  case matrixInverse
  case unfitMatrixProduct
  case unfitMatrixSum
  case matrixPlusNumber
  case raggedMatrix
  case alignedColumns
  case setBuilder
  case excludedSet
  case membership
  case union
  case intersection
  case difference
  case setOperation
  case congruence
  case sign
  case ownOperation
  /// A function whose values are not worked out.
  case function(Function)

  /// What a reason says it is: "an integral".
  var words: String {
    switch self {
    case .ellipsis: "an ellipsis"
    case .unknownSign: "an unknown sign"
    case .numbersSideBySide: "numbers side by side"
    case .alternativesOfNames: "alternatives about several names"
    case .notation: "this notation"
    case .words: "these words"
    case .caseDistinction: "a case distinction"
    case .condition: "a condition"
    case .severalConditions: "several conditions"
    case .derivative: "a derivative"
    case .integral: "an integral"
    case .limit: "a limit"
    case .sum: "a sum"
    case .product: "a product over an index"
    case .indexedSetOperation: "a union or intersection over an index"
    case .extremum: "an extremum over a set"
    case .determinant: "a determinant"
    case .thisDeterminant: "this determinant"
    case .thisTrace: "this trace"
    case .matrixOfOneCell: "a matrix of one cell beside a number"
    case .matrixPower: "a power of a matrix"
    case .matrixInverse: "an inverse of a matrix"
    case .unfitMatrixProduct: "a product of matrices whose shapes do not fit"
    case .unfitMatrixSum: "a sum of matrices of different shapes"
    case .matrixPlusNumber: "a sum of a matrix and a number"
    case .raggedMatrix: "a ragged matrix"
    case .alignedColumns: "aligned columns"
    case .setBuilder: "a set by a condition"
    case .excludedSet: "a set that is left out"
    case .membership: "membership"
    case .union: "a union of sets"
    case .intersection: "an intersection of sets"
    case .difference: "a difference of sets"
    case .setOperation: "an operation on sets"
    case .congruence: "this congruence"
    case .sign: "a sign that is no variable"
    case .ownOperation: "an operation of the problem's own"
    case .function(let function): "the function \(function)"
    }
  }
}
