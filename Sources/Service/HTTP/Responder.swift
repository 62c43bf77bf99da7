import Bytes
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Records

/// Answers requests: finds the route, checks who asks, reads the body, has it graded.
final class Responder: Sendable {
  let configuration: ServiceConfiguration
  let pool: GradingPool
  let metrics: Metrics
  let logger: Logger
  let bodies: BodyMemory
  private let date = HTTPDate()
  /// Bytes of a body that may be graded where it was read.
  private static let maximumShortBody = 16 << 10
  /// Bytes of a body that are logged, where bodies are.
  private static let maximumLoggedBytes = 2_048
  /// What is counted for a request whose client did not wait for its answer.
  private static let goneStatus = 499
  private let description: ByteBuffer

  /// A responder with a pool of threads of its own.
  init(_ configuration: ServiceConfiguration, version: String, metrics: Metrics, logger: Logger) {
    self.configuration = configuration
    self.metrics = metrics
    self.logger = logger
    pool = GradingPool(
      threads: configuration.threads, queue: configuration.limits.maximumQueue,
      spare: System.coreCount,
      policy: configuration.policy, metrics: metrics)
    bodies = BodyMemory(maximum: configuration.limits.maximumHeldBodies)
    var writer = JSONWriter()
    let needsToken = configuration.tokens != nil
    OpenAPI(
      version: version, needsToken: needsToken, maximumItems: configuration.limits.maximumItems
    )
    .write(to: &writer)
    description = ByteBuffer(bytes: writer.bytes)
  }

  /// Answers one request.
  func respond(
    _ request: Request, _ writer: consuming ResponseWriter, _ client: Client
  ) async throws {
    let start = ContinuousClock.now
    let target = (request.head.path ?? "")[...]
    let path = target[..<(target.utf8.firstIndex(of: .questionMark) ?? target.endIndex)]
    let isHead = request.method == .head
    let head = RequestHead(request.headers)
    let route = Route.at(path, isHead ? .get : request.method)
    var received = 0
    let reply: Reply
    var stream: ItemStream?
    do throws(Problem) {
      let route = try found(route, path)
      try checkToken(route, head)
      switch route.answer {
      case .direct(let answer): reply = answer(self)
      case .single(let work), .graded(let work):
        let query = try query(target, path)
        try checkType(head, streams: false)
        let call = try await call(request, head, writer, query, client)
        received = call.body.count
        reply = try await run(call, isSingle: route.isSingle, work)
      case .items(let items):
        let query = try query(target, path)
        if try checkType(head, streams: true) == .stream {
          guard pool.hasRoom else { throw pool.full }
          stream = ItemStream(self, items, query.policy, client)
          reply = Reply(body: ByteBuffer())
        } else {
          let call = try await call(request, head, writer, query, client)
          received = call.body.count
          reply = try await run(call, isSingle: true, items.work)
        }
      }
    } catch {
      reply = error.reply
    }
    if let stream {
      return try await stream.answer(request, head, writer, route?.name ?? "none", start)
    }
    if client.isGone {
      note(request, route?.name, status: Responder.goneStatus, start, received: received, sent: 0)
      throw ChannelError.ioOnClosedChannel
    }
    note(
      request, route?.name, status: reply.status.code, start, received: received,
      sent: reply.body.readableBytes)
    try await writer.write(
      response: responseHead(reply),
      body: ResponseBody(byteBuffer: isHead ? ByteBuffer() : reply.body))
  }

  /// The request with its whole body.
  private func call(
    _ request: Request, _ head: RequestHead, _ writer: borrowing ResponseWriter, _ query: Query,
    _ client: Client
  ) async throws(Problem) -> Call {
    Call(self, body: try await body(request, head, writer), policy: query.policy, client: client)
  }

  /// Has a request graded; where it may be a single small item, perhaps on this thread.
  private func run(
    _ call: Call, isSingle: Bool,
    _ work: @escaping @Sendable (Call, Worker) throws(Problem) -> any Work
  ) async throws(Problem) -> Reply {
    try await pool.run(
      Job(call.client, isShort: isSingle && call.body.count < Responder.maximumShortBody) {
        worker throws(Problem) in try work(call, worker)
      }
    ).get()
  }

  /// The route, or why there is none.
  private func found(_ route: Route?, _ path: Substring) throws(Problem) -> Route {
    if let route { return route }
    if let methods = Route.methods(at: path) {
      throw Problem(.methodNotAllowed, "The path takes \(methods).", allowed: methods)
    }
    throw Problem(.notFound, "All paths are listed in /openapi.json.")
  }

  /// Throws where a token is needed and is not there.
  private func checkToken(_ route: Route, _ head: RequestHead) throws(Problem) {
    guard let tokens = configuration.tokens, !route.isOpen else { return }
    guard tokens.accepts(head.authorization) else {
      throw Problem(.unauthorized, "Send a header `Authorization: Bearer TOKEN`.")
    }
  }

  /// What the request says behind the question mark.
  private func query(_ target: Substring, _ path: Substring) throws(Problem) -> Query {
    try Query(target.dropFirst(path.count + 1), standard: configuration.policy)
  }

  /// The body's type by its header. It has to be there: a page in a browser can send a body to this machine
  /// without asking first, but not with this type.
  @discardableResult
  private func checkType(_ head: RequestHead, streams: Bool) throws(Problem) -> BodyType {
    if head.isEncoded {
      throw Problem(
        .unsupportedMediaType, "Compressed bodies are not supported.", field: "Content-Encoding")
    }
    if let type = head.type, type == .json || streams { return type }
    throw Problem(
      .unsupportedMediaType,
      "Expected application/json" + (streams ? " or application/x-ndjson." : "."),
      field: "Content-Type")
  }

  /// The whole body.
  private func body(
    _ request: Request, _ head: RequestHead, _ writer: borrowing ResponseWriter
  ) async throws(Problem) -> Body {
    let maximum = configuration.limits.maximumBody
    let announced = head.length
    if let announced, announced > maximum {
      throw Problem(
        .bodyTooLarge, "The body has \(announced) bytes; at most \(maximum) are allowed.")
    }
    guard pool.hasRoom else { throw pool.full }
    try await invite(head, writer)
    let body = Body(expected: announced ?? 0, bodies)
    do {
      for try await buffer in request.body { try body.append(buffer, maximum: maximum) }
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(.truncatedBody, "The connection failed before the end.")
    }
    if let announced, body.count < announced {
      throw Problem(.truncatedBody, "The body ended after \(body.count) of \(announced) bytes.")
    }
    if configuration.logsBodies {
      logger.debug(
        "body", metadata: ["body": "\(body.bytes.text(limit: Responder.maximumLoggedBytes))"])
    }
    return body
  }

  /// Tells a client that waits for it that its body is welcome.
  func invite(_ head: RequestHead, _ writer: borrowing ResponseWriter) async throws(Problem) {
    guard head.waits else { return }
    do {
      try await writer.writeInformationalHead(HTTPResponse(status: .continue))
    } catch {
      throw Problem(.truncatedBody, "The connection failed before the body.")
    }
  }

  /// The head of an answer.
  func responseHead(_ reply: Reply) -> HTTPResponse {
    var head = reply.head
    head.headerFields.append(HTTPField(name: .date, value: date.now))
    return head
  }

  /// Counts and logs a request that is answered.
  func note(
    _ request: Request, _ route: String?, status: Int, _ start: ContinuousClock.Instant,
    received: Int, sent: Int
  ) {
    let duration = ContinuousClock.now - start
    metrics.answered(
      route ?? "none", status: status, duration: duration, bytesIn: received, bytesOut: sent)
    guard logger.logLevel <= .debug else { return }
    logger.debug(
      "answered",
      metadata: [
        "route": "\(route ?? "none")", "status": "\(status)", "bytes_in": "\(received)",
        "bytes_out": "\(sent)", "ms": "\(duration / .milliseconds(1))",
      ])
  }

  /// Whether a request would be taken in now.
  var readiness: Reply {
    guard pool.hasRoom else { return pool.full.reply }
    return Reply(body: ByteBuffer(string: #"{"status":"ready"}"#))
  }

  /// The counters, for Prometheus.
  var metricsPage: Reply {
    let text = metrics.text(
      load: pool.load, maximum: pool.maximum, threads: configuration.threads)
    return Reply(type: "text/plain; version=0.0.4", body: ByteBuffer(string: text))
  }

  /// The OpenAPI document.
  var openAPI: Reply { Reply(body: description) }
}
