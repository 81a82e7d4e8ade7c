using System.Net;
using System.Text;
using System.Text.Json;
using Parley.Server.Tests.Hosts;

namespace Parley.Server.Tests.Operations;

/// <summary>The life of a server in Production, in a process of its own.</summary>
public sealed class ServerLifeTests
{
    private const string Ready = "/health/ready";

    [Fact]
    public async Task Told_to_end_it_serves_while_it_is_not_ready_and_then_ends_well()
    {
        (ServerProcess process, ServerClient http) = await ServerProcess.ServeAsync(("Parley__Shutdown__DrainSeconds", "1"));
        await using var end = process;
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Ready)).StatusCode);

        await process.TerminateAsync();
        await process.NextLineAsync("Told to end");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(Ready)).StatusCode);
        ServerProcess.Ended ended = await process.EndAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(ended.Errors);
    }

    [Fact]
    public async Task A_client_cannot_write_lines_into_its_log()
    {
        const string Forged = "hello\n{\"LogLevel\":\"Critical\"}\r\nmore\u2028and\u0085more";
        (ServerProcess process, ServerClient http) = await ServerProcess.ServeAsync();
        await using var end = process;

        (await http.PostAsync("/log", Encoding.UTF8.GetBytes(Forged))).EnsureSuccessStatusCode();
        string line = await process.NextLineAsync("A client said");

        JsonElement entry = JsonDocument.Parse(line).RootElement;
        Assert.Equal("A client said: " + Forged, entry.GetProperty("Message").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", entry.GetProperty("Timestamp").GetString());
        Assert.Contains("In the scope of", entry.GetProperty("Scopes").ToString(), StringComparison.Ordinal);
        Assert.DoesNotMatch("[\r\u2028\u0085]", line);
    }

    [Fact]
    public async Task Requests_leave_no_line_in_its_log()
    {
        (ServerProcess process, ServerClient http) = await ServerProcess.ServeAsync(("Parley__Shutdown__DrainSeconds", "0"));
        await using var end = process;
        await process.NextLineAsync("has started (Production)");

        await http.GetAsync(Ready);
        await process.TerminateAsync();
        ServerProcess.Ended ended = await process.EndAsync();

        Assert.Equal(["Stopping"], ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString()));
    }

    [Fact]
    public async Task OpenTelemetry_is_loaded_only_when_it_has_a_collector()
    {
        (ServerProcess process, ServerClient http) = await ServerProcess.ServeAsync();
        await using var end = process;
        await http.ReadAsync("/metrics");

        string files = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);

        Assert.Contains("Parley.Server.dll", files, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenTelemetry", files, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_what_serves_and_a_body_has_a_limit()
    {
        (ServerProcess process, ServerClient http) = await ServerProcess.ServeAsync();
        await using var end = process;

        using HttpResponseMessage response = await http.PostAsync("/log", new byte[(1024 * 1024) + 1]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(response.Headers.Server);
    }
}
