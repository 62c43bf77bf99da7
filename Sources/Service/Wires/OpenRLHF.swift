import Grading
import NIOCore
import Records

/// OpenRLHF's remote reward model (0.5 and later): lists of queries, prompts and labels in; lists of
/// numbers out. A query is the prompt and the response.
enum OpenRLHF {
  /// The statuses that are logged, each as a list of 0 and 1.
  static let logged: [GradeStatus] = [.correct, .noAnswer, .unreadable, .undecided, .goldError]

  static func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.readObject(worker)
    var columns: [JSONValue?] = [nil, nil, nil]
    worker.reader.find(
      ["query", "prompts", "labels"].map { Array($0.utf8) }, in: body, into: &columns)
    let queries = try call.list("query", of: columns[0], worker)
    let labels = try call.list("labels", of: columns[2], worker)
    let prompts = try columns[1].map { value throws(Problem) in
      try call.list("prompts", of: value, worker)
    }
    for (name, list) in [("labels", labels), ("prompts", prompts ?? queries)] {
      guard list.count == queries.count else {
        throw Problem(
          .lengthMismatch, "\(queries.count) queries, \(list.count) \(name).", field: "/" + name)
      }
    }
    var items = Items(["query", "gold", "prompt"]) { .element($0) }
    for index in queries.indices {
      let label = Items.firstString(of: labels[index], worker.reader)
      items.append([queries[index], label, prompts?[index]])
    }
    return ColumnsWork(call, items, read: row, reply: reply)
  }

  private static func row(
    _ item: Item, _ worker: Worker
  ) throws(Problem) -> (response: Bytes?, gold: Bytes?, prompt: Bytes?) {
    let prompt = item.value(2)?.kind == .string ? try item.text(2, worker) : nil
    var response = try item.text(0, worker)
    // A tokenizer may have put a token in front of the prompt.
    if let query = response, let prompt, let end = query.end(of: prompt) {
      response = Bytes(rebasing: query[end...])
    }
    return (response, item.label(1, worker), prompt)
  }

  private static func reply(_ rows: [ColumnsWork.Row]) -> Reply {
    var writer = JSONWriter(capacity: 256 + rows.count * 32)
    writer.beginObject()
    writer.list("rewards", rows) { $0.number($1.reward) }
    writer.list("scores", rows) { $0.number($1.reward) }
    writer.key("extra_logs")
    writer.beginObject()
    for status in logged {
      writer.key(text: status.rawValue)
      writer.beginArray()
      for row in rows { writer.integer(row.status == status ? 1 : 0) }
      writer.endArray()
    }
    writer.list("broken_row", rows) { $0.integer($1.status == nil ? 1 : 0) }
    writer.endObject()
    writer.endObject()
    return Reply(body: ByteBuffer(bytes: writer.bytes))
  }
}

extension Item {
  /// A label of a training set as gold; whatever can be no answer is no gold.
  func label(_ field: Int, _ worker: Worker) -> Bytes? { try? answer(field, worker) }
}

extension Bytes {
  /// The offset behind the first place where `text` stands; nil where it does not, or is empty.
  func end(of text: Bytes) -> Int? {
    guard let first = text.first, text.count <= count else { return nil }
    var start = 0
    while let place = self[start...(count - text.count)].firstIndex(of: first) {
      if Bytes(rebasing: self[place..<(place + text.count)]).elementsEqual(text) {
        return place + text.count
      }
      start = place + 1
      guard start <= count - text.count else { return nil }
    }
    return nil
  }
}
