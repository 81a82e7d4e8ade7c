using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.Server.Tests.Rest;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Rules;

/// <summary>A server whose clock the tests move, with a daily cap that they can reach.</summary>
public class RulesServer : RestServer
{
    public const int MessagesPerDay = 100;

    public FakeTime Time { get; } = new();

    protected override IReadOnlyList<(string Key, string Value)> Settings => [("Parley:Limits:MessagesPerDay", $"{MessagesPerDay}")];

    protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(Time);
}
