namespace Parley.Bench.Load.Chatting;

/// <summary>What users hear beside messages.</summary>
internal static class OtherEvents
{
    public static bool IsReady(ReadOnlySpan<byte> json) => json.StartsWith("[\"session:ready\","u8);

    /// <summary>Others of the group came, or the group itself is as new as the connection.</summary>
    public static bool AreExpected(ReadOnlySpan<byte> json) =>
        json.StartsWith("[\"chat:presence\","u8) || json.StartsWith("[\"chat:thread:created\","u8);
}
