using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>The HTTP answers of the polling transport, with the reference's status, headers and bodies.</summary>
internal static class PollingResponse
{
    public static async Task WritePacketsAsync(HttpContext context, List<OutboundPacket> packets)
    {
        var body = new ArrayBufferWriter<byte>(256);
        PayloadWriter.Write(body, CollectionsMarshal.AsSpan(packets));
        context.Response.ContentType = "text/plain; charset=UTF-8";
        await WriteAsync(context, body.WrittenMemory);
    }

    public static Task WritePostOutcomeAsync(HttpContext context, PostOutcome outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Ok:
                // text/html: some browsers offer text/plain answers of a POST as a download.
                context.Response.ContentType = "text/html";
                return WriteAsync(context, "ok"u8.ToArray());
            case PostOutcome.TooLarge:
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            default:
                return EngineError.BadRequest.WriteAsync(context);
        }
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
