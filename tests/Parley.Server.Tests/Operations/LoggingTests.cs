using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Server.Operations;

namespace Parley.Server.Tests.Operations;

public sealed class LoggingTests
{
    [Fact]
    public async Task A_request_has_no_scope_and_the_framework_is_quiet()
    {
        await using WebApplication app = Build();
        ILoggerFactory loggers = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.False(loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Critical));
        Assert.False(loggers.CreateLogger("Microsoft.AspNetCore.Routing").IsEnabled(LogLevel.Information));
        Assert.True(loggers.CreateLogger("Parley.Server").IsEnabled(LogLevel.Information));
        Assert.False(loggers.CreateLogger("Parley.Server").IsEnabled(LogLevel.Debug));
    }

    [Fact]
    public async Task The_levels_that_are_set_win()
    {
        await using WebApplication app = Build(
            ("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information"));
        ILoggerFactory loggers = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.True(loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
        Assert.True(loggers.CreateLogger("Parley.Server").IsEnabled(LogLevel.Debug));
    }

    private static WebApplication Build(params (string Key, string Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        return builder.AddParleyLogging().Build();
    }
}
