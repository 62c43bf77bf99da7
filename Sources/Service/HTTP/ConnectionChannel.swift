import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes

/// A connection as the server sets it up: HTTP/1.1 with our guard, and the client whose requests it carries.
struct ConnectionChannel: ServerChildChannel {
  struct Value: ServerChildChannelValue {
    fileprivate let http: HTTP1Channel
    fileprivate let parts: HTTP1Channel.Value
    var channel: any Channel { parts.channel }
  }

  let responder: Responder

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let client = Client()
    let responder = responder
    let configuration = responder.configuration
    let http = HTTP1Channel(
      responder: { request, writer, _ in try await responder.respond(request, writer, client) },
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [ConnectionGuard(configuration, responder.metrics, client)],
        idleTimeout: .nanoseconds(Int64(configuration.deadlines.idle * 1e9)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: configuration.limits.maximumHeader,
          maxHeaderListSize: configuration.limits.maximumHeader,
          maxHeaderFieldCount: 128)))
    return http.setup(channel: channel, logger: logger).map { Value(http: http, parts: $0) }
  }

  func handle(value: Value, logger: Logger) async {
    await value.http.handle(value: value.parts, logger: logger)
  }
}
