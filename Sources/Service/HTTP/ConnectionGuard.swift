import Bytes
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// What holds on every connection: a maximum of their number, deadlines for heads and bodies, an answer to what is
/// not HTTP, and whether the client is still there.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let configuration: ServiceConfiguration
  private let metrics: Metrics
  private let client: Client
  /// Whether the connection is one of those that are counted.
  private var isCounted = false
  /// Whether the last answer has been given.
  private var isOver = false
  private var progress = ConnectionProgress()
  /// What is said when the answer at hand has ended.
  private var pending: Problem?
  /// Looks for deadlines that have passed.
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

  /// Counts the connection and starts its clock.
  private func begin(_ context: ChannelHandlerContext) {
    guard clock == nil else { return }
    isCounted = metrics.open(maximum: configuration.limits.maximumConnections)
    progress.restart()
    let seconds = min(configuration.deadlines.header, configuration.deadlines.body) / 4
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

  /// Counts the connection off and stops its clock.
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
    let deadlines = configuration.deadlines
    if !progress.hasHead {
      if progress.waited > deadlines.header { refuse(context, late(deadlines.header)) }
    } else if progress.awaitsBody, progress.waited > deadlines.body {
      if progress.isClientLate {
        refuse(context, late(deadlines.body))
      } else {
        progress.restart()
      }
    }
  }

  /// The problem that a head or a body took too long.
  private func late(_ seconds: Double) -> Problem {
    Problem(
      .timeout,
      "\(progress.hasHead ? "The body" : "The head") did not arrive in \(seconds) seconds.")
  }

  func read(context: ChannelHandlerContext) {
    progress.isWanted = true
    context.read()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    progress.isWanted = false
    context.fireChannelReadComplete()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOver else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      progress.receiveHead(head.headerFields)
      guard isCounted else {
        let maximum = configuration.limits.maximumConnections
        return refuse(
          context, Problem(.tooManyConnections, "\(maximum) connections are open already."))
      }
    case .body(let buffer): progress.receiveBody(buffer)
    case .end: progress.receiveEnd()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isOver else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head): progress.sendHead(head)
    case .body: progress.sendBody()
    case .end:
      progress.sendEnd()
      if progress.open == 0, let pending {
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
    guard !isOver, !client.isGone, progress.open > 0, !progress.isReading, !progress.isAnswering
    else { return }
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
      let maximum = configuration.limits.maximumHeader
      refuse(context, Problem(.headerTooLarge, "At most \(maximum) bytes are allowed."))
    case .invalidEOFState where progress.isReading:
      refuse(context, Problem(.truncatedBody, "The connection was closed before the body's end."))
    default: refuse(context, Problem(.badRequest, "\(broken)"))
    }
  }

  /// Answers with a problem, unless an answer has begun, and closes the connection.
  private func refuse(_ context: ChannelHandlerContext, _ problem: Problem) {
    if progress.open > 0, !progress.isReading {
      // A request that came whole is answered first.
      pending = problem
      return
    }
    isOver = true
    guard !progress.isAnswering, progress.open <= 1,
      !progress.hasHead || progress.open == 1 || !progress.isReading
    else {
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
