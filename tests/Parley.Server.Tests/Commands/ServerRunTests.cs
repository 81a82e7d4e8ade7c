using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Messaging.Policies;
using Parley.Server.Commands;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Commands;

public sealed class ServerRunTests
{
    [Fact]
    public async Task Options_that_other_code_refuses_are_one_line_each()
    {
        (int code, string error) = await RunAsync(static services => services
            .AddOptions<LimitOptions>()
            .Validate(static _ => false, "FIRST is wrong. Remove it.")
            .Validate(static _ => false, "SECOND is\nwrong. Remove it.")
            .ValidateOnStart());

        Assert.Equal(2, code);
        Assert.Equal("parley: FIRST is wrong. Remove it.\nparley: SECOND is wrong. Remove it.\n", error);
    }

    [Fact]
    public async Task A_server_that_a_failing_part_ended_did_not_end_well()
    {
        (int code, _) = await RunAsync(static services => services.AddHostedService<FailingService>());

        Assert.Equal(1, code);
    }

    private static async Task<(int Code, string Error)> RunAsync(Action<IServiceCollection> services)
    {
        using var error = new StringWriter();
        var commandLine = new ParleyCommandLine(
            args =>
            {
                WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
                builder.Logging.ClearProviders();
                services(builder.Services);
                return builder.Build();
            },
            static _ => throw new InvalidOperationException("No database is opened"));
        int code = await commandLine.RunAsync(["--urls", "http://127.0.0.1:0"], TextWriter.Null, error).Within("the end of the server");
        return (code, error.ToString());
    }

    private sealed class FailingService(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            throw new InvalidOperationException("failed");
        }
    }
}
