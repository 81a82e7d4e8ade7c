using Parley.OperationsHost;
using Parley.Server.Commands;
using Parley.Server.Operations;
using Parley.Server.Settings;

return await new ParleyCommandLine(Build, static url => new FileMaintenance(url)).RunAsync(args);

static WebApplication Build(string[] args)
{
    WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
    builder.AddParleyAddress();
    builder.Services.AddParleySettings(builder.Configuration, builder.Environment);
    builder.AddParleyLogging();
    builder.Services.AddParleyOperations(builder.Configuration);
    WebApplication app = builder.Build();
    app.MapParleyOperations();
    app.MapLogging();
    return app;
}
