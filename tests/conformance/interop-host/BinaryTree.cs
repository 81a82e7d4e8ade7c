using System.Text.Json;
using Parley.SocketIO;

namespace Parley.Conformance.InteropHost;

/// <summary>Puts an argument's attachments back to where its placeholders are, so that several arguments can be sent in one packet.</summary>
internal static class BinaryTree
{
    public static object? From(EventArguments arguments, int index) => Convert(arguments.Get<JsonElement>(index), arguments.Attachments);

    private static object? Convert(JsonElement element, IReadOnlyList<ReadOnlyMemory<byte>> attachments) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(item => Convert(item, attachments)).ToArray(),
        JsonValueKind.Object when element.TryGetProperty("_placeholder", out _) && attachments.Count > 0 =>
            new Attachment(attachments[element.GetProperty("num").GetInt32()]),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(
            static property => property.Name, property => Convert(property.Value, attachments)),
        _ => element,
    };
}
