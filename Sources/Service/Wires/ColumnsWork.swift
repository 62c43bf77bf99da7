import Grading
import NIOCore
import Records

/// Rows of a request that gives them as columns, graded part by part.
final class ColumnsWork: Work {
  /// What became of a row; no status is a row that was not what it should be.
  struct Row {
    var status: GradeStatus?
    /// 0 where there is no reward: trainers want a number.
    var reward = 0.0
  }

  /// The response, gold and prompt of an item.
  typealias Read =
    @Sendable (Item, Worker) throws(Problem) -> (response: Bytes?, gold: Bytes?, prompt: Bytes?)

  private let call: Call
  private let items: Items
  private let read: Read
  private let reply: ([Row]) -> Reply
  private let ranges: Parts
  private let rows: UnsafeMutableBufferPointer<Row>

  init(_ call: Call, _ items: Items, read: @escaping Read, reply: @escaping ([Row]) -> Reply) {
    self.call = call
    self.items = items
    self.read = read
    self.reply = reply
    ranges = Parts(items: items.count)
    rows = .allocate(capacity: items.count)
    rows.initialize(repeating: Row())
  }

  deinit { rows.deallocate() }

  var parts: Int { ranges.count }

  func run(_ part: Int, _ worker: Worker) {
    let settings = call.settings
    for index in ranges[part] where !call.client.isGone {
      do throws(Problem) {
        let (response, gold, prompt) = try read(items[index], worker)
        let (grade, reward) = worker.grade(response, gold, prompt: prompt, settings)
        rows[index] = Row(status: grade.status, reward: reward ?? 0)
      } catch {
        worker.tally.broken += 1
      }
      worker.scratch.reset()
    }
  }

  func finish() -> Reply { reply(Array(rows)) }
}
