using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parley.Messaging;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;
using Parley.SocketIO;

namespace Parley.Server.Gateways;

/// <summary>
/// Registers the events of a gateway's clients. Every one is counted against its socket's budget, strictly read and acknowledged: with what the
/// handler answers, or with the reason why not.
/// </summary>
internal sealed partial class GatewayEvents
{
    private static readonly ParleyError Unknown = ParleyError.Invalid("event", "There is no such event");

    private readonly Namespace _namespace;
    private readonly JsonSerializerOptions _json;
    private readonly ILogger _logger;

    public GatewayEvents(Namespace @namespace, JsonSerializerOptions json, ILogger logger)
    {
        (_namespace, _json, _logger) = (@namespace, json, logger);
        _namespace.OnUnhandled(static context =>
        {
            Refuse(context, SocketOf(context).Spend() ?? Unknown);
            return Task.CompletedTask;
        });
    }

    /// <summary>The last argument of an event is its acknowledgement; the first one is read as <typeparamref name="TBody"/>.</summary>
    public GatewayEvents On<TBody, TAck>(string eventName, Func<GatewaySocket, TBody, Task<Result<TAck>>> handle)
        where TBody : class
        where TAck : SuccessAck
    {
        var body = (JsonTypeInfo<TBody>)_json.GetTypeInfo(typeof(TBody));
        _namespace.On(eventName, context => HandleAsync(eventName, context, body, handle));
        return this;
    }

    private async Task HandleAsync<TBody, TAck>(
        string eventName, EventContext context, JsonTypeInfo<TBody> bodyType, Func<GatewaySocket, TBody, Task<Result<TAck>>> handle)
        where TBody : class
        where TAck : SuccessAck
    {
        GatewaySocket socket = SocketOf(context);
        if (socket.Spend() is { } exhausted)
        {
            Refuse(context, exhausted);
            return;
        }

        if (!Read(context, bodyType).Succeeded(out TBody? body, out ParleyError? error))
        {
            Refuse(context, error);
            return;
        }

        try
        {
            Result<TAck> result = await handle(socket, body);
            if (result.Succeeded(out TAck? ack, out error))
            {
                context.Ack(ack);
            }
            else
            {
                Refuse(context, error);
            }
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception, eventName);
            Refuse(context, ParleyError.Unavailable);
        }
    }

    // What is right is read straight from the packet. What is wrong is read again, slowly, to say what is wrong with it.
    private static Result<TBody> Read<TBody>(EventContext context, JsonTypeInfo<TBody> type)
        where TBody : class
    {
        try
        {
            return context.Arguments.Get(type, 0);
        }
        catch (InvalidArgumentsException)
        {
            Result<TBody> mistake = JsonObject.Parse(context.Arguments.Count == 1 ? context.Arguments.Utf8 : default, type);
            return mistake.Error is null ? JsonObject.NotAnObject : mistake;
        }
    }

    private static void Refuse(EventContext context, ParleyError error) => context.Ack(ErrorAck.Of(error));

    private static GatewaySocket SocketOf(EventContext context) => (GatewaySocket)context.Socket.Owned!;
}
