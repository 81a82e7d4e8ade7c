using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.EngineIO;

/// <summary>An Engine.IO endpoint: takes HTTP requests, opens sessions and hands each request to the transport of its session.</summary>
internal sealed partial class EngineServer
{
    private readonly Func<EngineSession, IEngineReceiver> _accept;
    private readonly OriginPolicy _origins;
    private readonly OpenPacket _openPacket;
    private readonly ILogger _logger;
    private volatile bool _stopping;

    public EngineServer(
        EngineIOOptions options, Func<EngineSession, IEngineReceiver> accept, TimerWheel timers, SocketIOMetrics metrics, ILogger logger)
    {
        Options = options;
        Timers = timers;
        Metrics = metrics;
        _accept = accept;
        _logger = logger;
        _origins = new OriginPolicy(options.AllowedOrigins);
        _openPacket = new OpenPacket(options);
    }

    public EngineIOOptions Options { get; }

    public TimerWheel Timers { get; }

    public SocketIOMetrics Metrics { get; }

    public SessionTable Sessions { get; } = new();

    private bool MayOpen => !_stopping && Sessions.Count < Options.MaxConnections;

    public Task HandleAsync(HttpContext context)
    {
        bool isUpgrade = WebSocketHandshake.IsUpgradeRequest(context);
        if (!_origins.IsAllowed(context.Request))
        {
            return RefuseAsync(context, EngineError.Forbidden, isUpgrade);
        }

        _origins.WriteHeaders(context);
        if (OriginPolicy.IsPreflight(context.Request))
        {
            OriginPolicy.WritePreflight(context);
            return Task.CompletedTask;
        }

        EngineRequest request = EngineRequest.Read(context.Request);
        EngineError? error = Verify(request, isUpgrade, out EngineSession? session, out PollingTransport? polling);
        if (error is not null)
        {
            return RefuseAsync(context, error, isUpgrade);
        }

        if (isUpgrade)
        {
            return HandleWebSocketAsync(context, session);
        }

        return polling is null ? HandshakePollingAsync(context) : HandlePolling(context, polling);
    }

    /// <summary>The application stops: no new sessions, and the open ones are closed spread over <see cref="EngineIOOptions.ShutdownSpread"/>.</summary>
    public async Task StopAsync(TimeProvider time)
    {
        _stopping = true;
        EngineSession[] sessions = Sessions.Snapshot();
        LogStopping(sessions.Length);
        long started = time.GetTimestamp();
        for (int i = 0; i < sessions.Length; i++)
        {
            TimeSpan due = Options.ShutdownSpread * ((double)i / sessions.Length) - time.GetElapsedTime(started);
            if (due >= TimerWheel.Tick)
            {
                await Task.Delay(due, time);
            }

            sessions[i].Close(DisconnectReason.ServerShuttingDown);
        }
    }

    public void OnProtocolViolation(EngineSession session, ProtocolException violation)
    {
        Metrics.ProtocolViolated();
        LogViolation(session.TransportName, violation.Message);
    }

    public void OnReceiverFailed(Exception exception) => LogReceiverFailed(exception);

    public void OnWriteFailed(Exception exception) => LogWriteFailed(exception);

    private static Task RefuseAsync(HttpContext context, EngineError error, bool isUpgrade) =>
        isUpgrade ? error.WriteUpgradeRefusalAsync(context) : error.WriteAsync(context);

    private static Task HandlePolling(HttpContext context, PollingTransport polling)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            return polling.HandlePollAsync(context);
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return polling.HandlePostAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    /// <summary>The reference's checks in the reference's order, so that the same mistake gets the same error.</summary>
    private EngineError? Verify(EngineRequest request, bool isUpgrade, out EngineSession? session, out PollingTransport? polling)
    {
        session = null;
        polling = null;
        if (request.Transport == EngineTransports.None || (Options.Transports & request.Transport) == 0)
        {
            return EngineError.UnknownTransport;
        }

        bool isWebSocket = request.Transport == EngineTransports.WebSocket;
        if (request.Sid is not null)
        {
            return VerifySession(request, isUpgrade, isWebSocket, out session, out polling);
        }

        if (!request.IsGet)
        {
            return EngineError.BadHandshakeMethod;
        }

        if (isWebSocket != isUpgrade)
        {
            return EngineError.BadRequest;
        }

        return request.IsRevision4 ? null : EngineError.UnsupportedProtocolVersion;
    }

    private EngineError? VerifySession(
        EngineRequest request, bool isUpgrade, bool isWebSocket, out EngineSession? session, out PollingTransport? polling)
    {
        polling = null;
        if (!Sessions.TryGet(request.Sid!, out session))
        {
            return EngineError.UnknownSid;
        }

        // Looked at once: the session may move to a WebSocket in the next instant.
        polling = session.Transport as PollingTransport;
        bool fits = isUpgrade ? isWebSocket : !isWebSocket && polling is not null;
        return fits && request.IsRevision4 ? null : EngineError.BadRequest;
    }

    private Task HandshakePollingAsync(HttpContext context)
    {
        if (!MayOpen)
        {
            return RefuseWhenFull(context);
        }

        var session = new EngineSession(this, new Handshake(context, Timers.Time.GetUtcNow()));
        var transport = new PollingTransport(session);
        Open(session, transport);
        return transport.HandlePollAsync(context);
    }

    private Task HandleWebSocketAsync(HttpContext context, EngineSession? session)
    {
        if (WebSocketHandshake.FindMistake(context) is { } mistake)
        {
            return EngineError.WriteUpgradeRefusalAsync(context, StatusCodes.Status400BadRequest, mistake);
        }

        if (session is null && !MayOpen)
        {
            return RefuseWhenFull(context);
        }

        // Accepting completes at once; then no state machine of this method lasts as long as the connection.
        ValueTask<Stream> accepting = WebSocketHandshake.AcceptAsync(context);
#pragma warning disable VSTHRD103 // It is complete: nothing blocks.
        return accepting.IsCompletedSuccessfully
            ? RunWebSocketAsync(context, session, accepting.Result)
            : AwaitAndRunAsync(context, session, accepting);
#pragma warning restore VSTHRD103
    }

    private async Task AwaitAndRunAsync(HttpContext context, EngineSession? session, ValueTask<Stream> accepting) =>
        await RunWebSocketAsync(context, session, await accepting);

    private Task RunWebSocketAsync(HttpContext context, EngineSession? existing, Stream stream)
    {
        EngineSession session = existing ?? new EngineSession(this, new Handshake(context, Timers.Time.GetUtcNow()));
        var transport = new WebSocketTransport(
            session,
            stream,
            context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>(),
            Options.WriteToSocket ? WebSocketHandshake.FindSocket(context) : null);
        if (existing is null)
        {
            Open(session, transport);
        }
        else if (!session.TryBeginUpgrade(transport))
        {
            transport.Abort(WebSocketCloseCode.None);
        }

        return transport.RunAsync();
    }

    private void Open(EngineSession session, EngineTransport transport)
    {
        bool mayUpgrade = transport is PollingTransport && Options.AllowUpgrades && (Options.Transports & EngineTransports.WebSocket) != 0;
        session.Open(transport, _openPacket.Write(session.Id, mayUpgrade), _accept);
        if (_stopping)
        {
            // It may have missed the list of those that are closed.
            session.Close(DisconnectReason.ServerShuttingDown);
        }
    }

    private static Task RefuseWhenFull(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
