namespace Parley.Server.Tests.Demo;

/// <summary>The same where settings allow next to nothing.</summary>
public sealed class StrictDemoServer : DemoServer
{
    protected override IReadOnlyList<(string Key, string Value)> Settings =>
    [
        ("Parley:Limits:MessagesPerDay", "3"),
        ("Parley:Limits:TextLength", "40"),
        ("Parley:Orders:GraceDays", "0"),
    ];
}
