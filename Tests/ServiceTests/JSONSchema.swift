import Foundation

/// As much of JSON Schema as the OpenAPI document uses; what it does not know is a failure, not a pass.
struct JSONSchema {
  struct Unknown: Error { let keyword: String }

  private let schema: [String: Any]

  init(_ schema: [String: Any]) { self.schema = schema }

  /// Whether a value is as the schema says; throws for a keyword that is not known here.
  func accepts(_ value: Any) throws -> Bool {
    for (keyword, rule) in schema {
      guard try JSONSchema.accepts(value, keyword, rule, in: schema) else { return false }
    }
    return true
  }

  private static func accepts(
    _ value: Any, _ keyword: String, _ rule: Any, in schema: [String: Any]
  ) throws -> Bool {
    let object = value as? [String: Any]
    let list = value as? [Any]
    switch (keyword, rule) {
    case ("description", _): return true
    case ("type", let name as String): return isOf(name, value)
    case ("enum", let values as [String]): return (value as? String).map(values.contains) ?? false
    case ("anyOf", let choices as [[String: Any]]):
      return try choices.contains { try JSONSchema($0).accepts(value) }
    case ("not", let other as [String: Any]): return try !JSONSchema(other).accepts(value)
    case ("items", let element as [String: Any]):
      return try list?.allSatisfy { try JSONSchema(element).accepts($0) } ?? true
    case ("maxItems", let most as Int): return (list?.count ?? 0) <= most
    case ("minimum", let least as Double):
      return (value as? Double).map { $0 >= least } ?? true
    case ("maximum", let most as Double): return (value as? Double).map { $0 <= most } ?? true
    case ("required", let names as [String]):
      return object.map { object in names.allSatisfy { object[$0] != nil } } ?? true
    case ("properties", let properties as [String: [String: Any]]):
      return try object?.allSatisfy { name, value in
        try properties[name].map { try JSONSchema($0).accepts(value) } ?? true
      } ?? true
    case ("additionalProperties", let isOpen as Bool) where !isOpen:
      let known = schema["properties"] as? [String: Any] ?? [:]
      return object?.keys.allSatisfy { known[$0] != nil } ?? true
    case ("additionalProperties", let other as [String: Any]):
      let known = schema["properties"] as? [String: Any] ?? [:]
      return try object?.allSatisfy { name, value in
        try known[name] != nil || JSONSchema(other).accepts(value)
      } ?? true
    default: throw Unknown(keyword: keyword)
    }
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    let number = value as? NSNumber
    let isTruthValue = number.map { isBoolean($0) } ?? false
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "null": return value is NSNull
    case "boolean": return isTruthValue
    case "number": return number != nil && !isTruthValue
    case "integer":
      return number != nil && !isTruthValue && number?.doubleValue.rounded() == number?.doubleValue
    default: return false
    }
  }

  /// Foundation reads `true` as a number whose type is that of a Boolean's.
  private static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }
}
