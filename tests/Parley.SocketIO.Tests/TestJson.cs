using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Parley.SocketIO.Tests;

/// <summary>The server's JSON options, completed like at its start.</summary>
internal static class TestJson
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        JsonSerializerOptions options = new SocketIOOptions().Json;
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        options.MakeReadOnly();
        return options;
    }
}
