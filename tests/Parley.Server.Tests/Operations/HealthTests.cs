using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Parley.Server.Operations;
using Parley.Server.Tests.Hosts;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Operations;

public sealed class HealthTests
{
    private const string Ready = "/health/ready";

    [Fact]
    public async Task A_server_whose_parts_work_is_ready()
    {
        await using OperationsApp server = await StartAsync(new SwitchableCheck("database"));

        using HttpResponseMessage response = await server.Http.GetAsync(Ready);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal("""{"status":"ready","parts":{"database":true,"host":true}}""", await ServerClient.BodyOf(response));
    }

    [Fact]
    public async Task A_server_without_its_database_is_alive_but_not_ready()
    {
        var database = new SwitchableCheck("database") { Answer = static _ => ValueTask.FromResult(false) };
        await using OperationsApp server = await StartAsync(database);

        await AssertNotReadyAsync(server, "database");
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_check_that_fails_tells_the_log_once_and_the_client_nothing()
    {
        var database = new SwitchableCheck("database") { Answer = static _ => throw new InvalidOperationException("Password=hunter2") };
        await using OperationsApp server = await StartAsync(database);

        Assert.DoesNotContain("hunter2", await AssertNotReadyAsync(server, "database"), StringComparison.Ordinal);
        await AssertNotReadyAsync(server, "database");
        database.Answer = static _ => ValueTask.FromResult(true);
        (await server.Http.GetAsync(Ready)).EnsureSuccessStatusCode();

        Assert.Equal(
            ["Not ready: database", "Ready: database"],
            server.Logs.All.Where(static log => log.Category.EndsWith(".Readiness", StringComparison.Ordinal)).Select(static log => log.Message));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_that_hangs_is_not_ready_after_two_seconds(bool listens)
    {
        var time = new FakeTime();
        var asked = new Mailbox<bool>("the question");
        var database = new SwitchableCheck("database")
        {
            Answer = async cancellation =>
            {
                asked.Add(true);
                await new TaskCompletionSource().Task.WaitAsync(listens ? cancellation : CancellationToken.None);
                return true;
            },
        };
        await using OperationsApp server = await StartAsync(database, time);

        Task<HttpResponseMessage> response = server.Http.GetAsync(Ready);
        await asked.NextAsync();
        Assert.False(response.IsCompleted);
        time.Advance(Readiness.CheckTimeout);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await response.Within("the answer")).StatusCode);
    }

    [Fact]
    public async Task Those_who_ask_at_once_share_one_question()
    {
        var questions = new Mailbox<bool>("the question");
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var database = new SwitchableCheck("database")
        {
            Answer = async _ =>
            {
                questions.Add(true);
                return await answer.Task.WaitAsync(CancellationToken.None);
            },
        };
        await using OperationsApp server = await StartAsync(database);
        var readiness = server.App.Services.GetRequiredService<Readiness>();

        Task<IReadOnlyDictionary<string, bool>>[] answers = [.. Enumerable.Range(0, 10).Select(_ => readiness.AskAsync(CancellationToken.None))];
        answer.SetResult(true);
        await Task.WhenAll(answers).Within("the answers");

        Assert.Single(questions.TakeAll());
    }

    [Fact]
    public async Task A_server_that_was_told_to_end_is_not_ready_before_it_stops()
    {
        var time = new FakeTime();
        await using OperationsApp server = await StartAsync(new SwitchableCheck("database"), time);
        var lifetime = server.App.Services.GetRequiredService<DrainingLifetime>();
        CancellationToken stopping = server.App.Lifetime.ApplicationStopping;

        lifetime.BeginOrEnd();

        await AssertNotReadyAsync(server, "host");
        Assert.False(stopping.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(stopping.IsCancellationRequested);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        await using OperationsApp server = await StartAsync(new SwitchableCheck("database"), new FakeTime());
        var lifetime = server.App.Services.GetRequiredService<DrainingLifetime>();

        lifetime.BeginOrEnd();
        lifetime.BeginOrEnd();

        Assert.True(server.App.Lifetime.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task The_host_has_25_seconds_to_stop()
    {
        await using OperationsApp server = await OperationsApp.StartAsync();

        Assert.Equal(
            TimeSpan.FromSeconds(25),
            server.App.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    private static Task<OperationsApp> StartAsync(SwitchableCheck check, TimeProvider? time = null) => OperationsApp.StartAsync(services =>
    {
        services.AddSingleton<IReadinessCheck>(check);
        services.Replace(ServiceDescriptor.Singleton(time ?? TimeProvider.System));
    });

    private static async Task<string> AssertNotReadyAsync(OperationsApp server, string part)
    {
        using HttpResponseMessage response = await server.Http.GetAsync(Ready);
        string text = await ServerClient.BodyOf(response);
        JsonElement problem = JsonDocument.Parse(text).RootElement;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.Equal("unavailable", problem.GetProperty("code").GetString());
        Assert.False(problem.GetProperty("parts").GetProperty(part).GetBoolean());
        return text;
    }

    private sealed class SwitchableCheck(string name) : IReadinessCheck
    {
        public Func<CancellationToken, ValueTask<bool>> Answer { get; set; } = static _ => ValueTask.FromResult(true);

        public string Name => name;

        public ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken) => Answer(cancellationToken);
    }
}
