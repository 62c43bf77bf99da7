import Records

/// The shape of a JSON value, as JSON Schema (2020-12) says it.
indirect enum Schema: Sendable {
  case any
  case string
  /// A number that is at least this much.
  case number(from: Double? = nil)
  /// A whole number that is at least this much.
  case integer(from: Int? = nil)
  case boolean
  case null
  case values([String])
  case list(Schema, most: Int? = nil)
  case object([Property], isOpen: Bool = true)
  case either([Schema])
  /// Numbers, named.
  case numbers
  case described(String, Schema)

  /// A field of an object.
  struct Property: Sendable {
    let name: String
    let schema: Schema
    var isRequired = true

    init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
    }
  }

  /// The same, or `null`.
  var orNull: Schema { .either([self, .null]) }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writeFields(to: &writer)
    writer.endObject()
  }

  private func writeFields(to writer: inout JSONWriter) {
    switch self {
    case .any: break
    case .string: type("string", &writer)
    case .number(let least):
      type("number", &writer)
      if let least {
        writer.key("minimum")
        writer.number(least)
      }
    case .integer(let least):
      type("integer", &writer)
      if let least {
        writer.key("minimum")
        writer.integer(least)
      }
    case .boolean: type("boolean", &writer)
    case .null: type("null", &writer)
    case .values(let values):
      type("string", &writer)
      writer.list("enum", values) { $0.string($1) }
    case .list(let element, let most):
      type("array", &writer)
      writer.key("items")
      element.write(to: &writer)
      if let most {
        writer.key("maxItems")
        writer.integer(most)
      }
    case .object(let properties, let isOpen):
      type("object", &writer)
      writer.key("properties")
      writer.beginObject()
      for property in properties {
        writer.key(text: property.name)
        property.schema.write(to: &writer)
      }
      writer.endObject()
      writer.list("required", properties.filter(\.isRequired)) { $0.string($1.name) }
      if !isOpen {
        writer.key("additionalProperties")
        writer.boolean(false)
      }
    case .numbers:
      type("object", &writer)
      writer.key("additionalProperties")
      Schema.number().write(to: &writer)
    case .either(let choices):
      writer.list("anyOf", choices) { writer, choice in choice.write(to: &writer) }
    case .described(let sentence, let schema):
      writer.key("description")
      writer.string(sentence)
      schema.writeFields(to: &writer)
    }
  }

  private func type(_ name: String, _ writer: inout JSONWriter) {
    writer.key("type")
    writer.string(name)
  }
}
