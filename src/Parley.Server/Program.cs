using Parley.Server;
using Parley.Server.Commands;
using Parley.Server.Demo;
using Parley.Server.Operations;
using Parley.Server.Settings;

return await new ParleyCommandLine(Build, static url => new DatabaseMaintenance(url)).RunAsync(args);

static WebApplication Build(string[] args)
{
    WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
    builder.AddParleyAddress();
    builder.AddParleyLogging();
    builder.Services.AddParley(builder.Configuration, builder.Environment);
    builder.Services.AddParleyOperations(builder.Configuration);
    builder.AddParleyDemo();

    WebApplication app = builder.Build();
    app.MapParley();
    app.MapParleyOperations();
    app.MapParleyDemo();
    return app;
}
