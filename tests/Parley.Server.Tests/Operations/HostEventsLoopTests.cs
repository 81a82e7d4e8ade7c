using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Server.Operations;
using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Operations;

public sealed class HostEventsLoopTests
{
    [Fact]
    public async Task The_host_is_told_what_the_last_commands_did()
    {
        await using var database = new SqliteDatabase();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["DATABASE_URL"] = database.Url;
        builder.Configuration["JWT_SECRET"] = new string('s', 64);
        builder.Services.AddParley(builder.Configuration, builder.Environment);
        await using WebApplication app = builder.Build();

        List<Type> inOrder = [.. app.Services.GetServices<IHostedService>().Select(static service => service.GetType())];

        Assert.True(inOrder.IndexOf(typeof(HostEventsLoop)) < inOrder.IndexOf(typeof(AppendHost)));
        Assert.True(inOrder.IndexOf(typeof(DatabaseStart)) < inOrder.IndexOf(typeof(HostEventsLoop)));
    }
}
