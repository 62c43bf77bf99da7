import Bytes
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// What holds on every connection: a cap on their number, deadlines for heads and bodies, an answer to what is
/// not HTTP, and whether the client is still there.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let configuration: ServiceConfiguration
  private let metrics: Metrics
  private let client: Client
  private var isCounted = false
  private var isOver = false
  private var hasHead = false
  /// Between a request's head and its end.
  private var isReading = false
  /// Whether the request at hand is a stream of lines.
  private var isStream = false
  /// Pieces of a stream with whole lines that have not been answered: while there are any, it is the client
  /// who waits.
  private var owed = 0
  /// Requests whose answer has not ended.
  private var open = 0
  /// Whether an answer has begun and not ended.
  private var isAnswering = false
  /// Whether whoever reads requests waits for more.
  private var isWanted = false
  /// What is said when the answer at hand has ended.
  private var pending: Problem?
  /// When the wait began that has a deadline.
  private var since = NIODeadline.now()
  private var clock: RepeatedTask?

  init(_ configuration: ServiceConfiguration, _ metrics: Metrics, _ client: Client) {
    self.configuration = configuration
    self.metrics = metrics
    self.client = client
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard clock == nil else { return }
    isCounted = metrics.open(limit: configuration.connections)
    since = .now()
    let seconds = min(configuration.headerSeconds, configuration.bodySeconds) / 4
    let tick = TimeAmount.nanoseconds(Int64(min(1, max(0.01, seconds)) * 1e9))
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    clock = context.eventLoop.scheduleRepeatedTask(initialDelay: tick, delay: tick) { _ in
      let (guardian, context) = bound.value
      guardian.look(context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  private func end() {
    client.leave()
    clock?.cancel()
    clock = nil
    if isCounted { metrics.close() }
    isCounted = false
  }

  /// Looks whether a deadline has passed.
  private func look(_ context: ChannelHandlerContext) {
    guard !isOver else { return }
    let waited = Double((NIODeadline.now() - since).nanoseconds) / 1e9
    if !hasHead {
      if waited > configuration.headerSeconds { refuse(context, late(configuration.headerSeconds)) }
    } else if isReading, open <= 1, waited > configuration.bodySeconds {
      // A service that does not read, or owes an answer, is itself what the client waits for.
      if isWanted, owed == 0 {
        refuse(context, late(configuration.bodySeconds))
      } else {
        since = .now()
      }
    }
  }

  private func late(_ seconds: Double) -> Problem {
    Problem(.timeout, "\(hasHead ? "The body" : "The head") did not arrive in \(seconds) seconds.")
  }

  func read(context: ChannelHandlerContext) {
    isWanted = true
    context.read()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isWanted = false
    context.fireChannelReadComplete()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOver else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      hasHead = true
      isReading = true
      open += 1
      since = .now()
      isStream = RequestHead(head.headerFields).type == .stream
      guard isCounted else {
        let most = configuration.connections
        return refuse(context, Problem(.tooManyConnections, "\(most) connections are open."))
      }
    case .body(let buffer):
      if isStream, buffer.readableBytesView.contains(.newline) {
        since = .now()
        owed += 1
      }
    case .end: isReading = false
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isOver else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head): if head.status.kind != .informational { isAnswering = true }
    case .body:
      if owed > 0 {
        owed -= 1
        since = .now()
      }
    case .end:
      isAnswering = false
      owed = 0
      open -= 1
      if open == 1, isReading { since = .now() }
      if open == 0, let pending {
        context.write(data, promise: promise)
        return refuse(context, pending)
      }
    }
    context.write(data, promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed {
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: ConnectionGuard.patience) {
        let (guardian, context) = bound.value
        guardian.probe(context)
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// How long a client that has stopped sending waits for its answer before it is probed.
  private static let patience = TimeAmount.milliseconds(100)

  /// Finds out whether a client that stopped sending is still there: that looks the same. Something to read,
  /// which every client has to skip (RFC 9110, 15.2), tells: where nobody is, the system says so.
  private func probe(_ context: ChannelHandlerContext) {
    guard !isOver, !client.isGone, open > 0, !isReading, !isAnswering else { return }
    context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let broken = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      return
    }
    guard !isOver else { return }
    switch broken {
    case .headerOverflow:
      let most = configuration.maxHeader
      refuse(context, Problem(.headerTooLarge, "At most \(most) bytes are allowed."))
    case .invalidEOFState where isReading:
      refuse(context, Problem(.truncatedBody, "The connection was closed before the body's end."))
    default: refuse(context, Problem(.badRequest, "\(broken)"))
    }
  }

  /// Answers with a problem, unless an answer has begun, and closes the connection.
  private func refuse(_ context: ChannelHandlerContext, _ problem: Problem) {
    if open > 0, !isReading {
      // A request that came whole is answered first.
      pending = problem
      return
    }
    isOver = true
    guard !isAnswering, open <= 1, !hasHead || open == 1 || !isReading else {
      context.close(promise: nil)
      return
    }
    var reply = problem.reply
    reply.headers[.connection] = "close"
    metrics.answered(
      "none", status: reply.status.code, duration: .zero, bytesIn: 0,
      bytesOut: reply.body.readableBytes)
    context.write(wrapOutboundOut(.head(reply.head)), promise: nil)
    context.write(wrapOutboundOut(.body(reply.body)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    // A client that is still sending would lose the answer if the connection were cut at once.
    context.close(mode: .output, promise: nil)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .milliseconds(500)) {
      bound.value.close(promise: nil)
    }
  }
}
