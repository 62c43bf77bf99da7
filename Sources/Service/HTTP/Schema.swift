import Records

/// The shape of a JSON value, as JSON Schema (2020-12) says it.
indirect enum Schema: Sendable {
  case any
  /// No value: a field that may not be there.
  case none
  case string
  /// A number that is at least so great.
  case number(from: Double? = nil)
  /// A whole number between two bounds, both included.
  case integer(from: Int? = nil, to: Int? = nil)
  case boolean
  case null
  case values([String])
  case list(Schema, maximum: Int? = nil)
  /// The items of a request: as many as the service is configured to take.
  case items(Schema)
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

  /// The greatest whole number up to which every reader of JSON is exact: 2^53 − 1 (RFC 8259, 6).
  static let maximumInteger = (1 << 53) - 1

  /// The same, or `null`.
  var orNull: Schema { .either([self, .null]) }

  /// Writes the schema; `items` is how many items a request may have.
  func write(items: Int, to writer: inout JSONWriter) {
    writer.beginObject()
    writeFields(items: items, to: &writer)
    writer.endObject()
  }

  private func writeFields(items: Int, to writer: inout JSONWriter) {
    switch self {
    case .any: break
    case .none:
      writer.key("not")
      writer.beginObject()
      writer.endObject()
    case .string: type("string", &writer)
    case .number(let minimum):
      type("number", &writer)
      if let minimum {
        writer.key("minimum")
        writer.number(minimum)
      }
    case .integer(let minimum, let maximum):
      type("integer", &writer)
      if let minimum {
        writer.key("minimum")
        writer.integer(minimum)
      }
      if let maximum {
        writer.key("maximum")
        writer.integer(maximum)
      }
    case .boolean: type("boolean", &writer)
    case .null: type("null", &writer)
    case .values(let values):
      type("string", &writer)
      writer.list("enum", values) { $0.string($1) }
    case .list(let element, let maximum):
      type("array", &writer)
      writer.key("items")
      element.write(items: items, to: &writer)
      if let maximum {
        writer.key("maxItems")
        writer.integer(maximum)
      }
    case .items(let element):
      Schema.list(element, maximum: items).writeFields(items: items, to: &writer)
    case .object(let properties, let isOpen):
      type("object", &writer)
      writer.key("properties")
      writer.beginObject()
      for property in properties {
        writer.key(text: property.name)
        property.schema.write(items: items, to: &writer)
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
      Schema.number().write(items: items, to: &writer)
    case .either(let choices):
      writer.list("anyOf", choices) { writer, choice in
        choice.write(items: items, to: &writer)
      }
    case .described(let sentence, let schema):
      writer.key("description")
      writer.string(sentence)
      schema.writeFields(items: items, to: &writer)
    }
  }

  private func type(_ name: String, _ writer: inout JSONWriter) {
    writer.key("type")
    writer.string(name)
  }
}
