import HTTPTypes
import NIOCore

extension Route {
  /// What operators and machines ask.
  static let operations: [Route] = [
    Route(
      method: .get, path: "/healthz", name: "healthz", summary: "Says that the process is alive.",
      isOpen: true, response: .object([.init("status", .values(["ok"]))]),
      answer: .direct { _ in Reply(body: ByteBuffer(string: #"{"status":"ok"}"#)) }),
    Route(
      method: .get, path: "/readyz", name: "readyz",
      summary: "200 if a request would be accepted now, else 503.", isOpen: true,
      response: .object([.init("status", .values(["ready"]))]), problems: [.queueFull, .stopping],
      answer: .direct { $0.readiness }),
    Route(
      method: .get, path: "/metrics", name: "metrics", summary: "Counters, for Prometheus.",
      response: .string, type: "text/plain", answer: .direct { $0.metricsPage }),
    Route(
      method: .get, path: "/openapi.json", name: "openapi",
      summary: "All endpoints as an OpenAPI 3.1 document.", response: .object([]),
      answer: .direct { $0.openAPI }),
  ]
}
