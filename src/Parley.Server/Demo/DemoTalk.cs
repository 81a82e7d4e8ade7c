namespace Parley.Server.Demo;

/// <summary>A conversation that is there from the beginning: the thread of an order, a group, or else a direct one.</summary>
internal sealed record DemoTalk(string Text)
{
    /// <summary>The first one starts it, and owns the group.</summary>
    public required IReadOnlyList<DemoPerson> Members { get; init; }

    public DemoOrder? Order { get; init; }

    public string? Group { get; init; }

    /// <summary>Who has read it to the end; the others read what came before their own last line.</summary>
    public IReadOnlyList<DemoPerson> Readers { get; init; } = [];

    public IReadOnlyList<DemoLine> Lines { get; } = DemoLine.Read(Text);
}
