namespace Parley.Bench.Load.Broadcasting;

/// <summary>A group: its members and its senders are ranges of the connections' and the senders' numbers.</summary>
/// <param name="Members">How many connections are in it.</param>
/// <param name="FirstSender">The number of its first sender.</param>
/// <param name="Senders">How many senders are in it.</param>
internal readonly record struct Group(int Members, int FirstSender, int Senders)
{
    public static string Name(int number) => $"group-{number}";

    /// <summary>Senders are spread evenly: sender s is connection s × connections ÷ senders.</summary>
    public static Group Of(int number, BroadcastOptions options)
    {
        int first = number * options.GroupSize;
        int end = Math.Min(first + options.GroupSize, options.Connections);
        int firstSender = FirstSenderFrom(first, options);
        return new Group(end - first, firstSender, FirstSenderFrom(end, options) - firstSender);
    }

    public static int ConnectionOf(int sender, BroadcastOptions options) => (int)((long)sender * options.Connections / options.Senders);

    private static int FirstSenderFrom(int connection, BroadcastOptions options) =>
        (int)((((long)connection * options.Senders) + options.Connections - 1) / options.Connections);
}
