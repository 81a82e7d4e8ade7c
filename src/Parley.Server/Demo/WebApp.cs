using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Parley.Server.Demo;

/// <summary>Serves the web app that the build makes of <c>web/app</c>, or a page that says why there is none.</summary>
internal static partial class WebApp
{
    private const string Page = "/index.html";

    private const string AlwaysAsk = "no-cache";

    // The name of what lies in assets has the hash of its content.
    private const string KeepForever = "public, max-age=31536000, immutable";

    private const string NotBuilt = """
        Parley runs, but its web app was not built: that takes Node 20.19 or newer with npm (then: dotnet build src/Parley.Server).
        What to do without it is in README.md; every call is described at /openapi/v1.json.

        """;

    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings =
        {
            [".html"] = "text/html; charset=utf-8",
            [".js"] = "text/javascript; charset=utf-8",
            [".css"] = "text/css; charset=utf-8",
        },
    };

    public static void UseWebApp(this WebApplication app)
    {
        if (Find(app.Environment) is not { } files)
        {
            ILogger logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WebApp));
            app.Lifetime.ApplicationStarted.Register(() => LogNotBuilt(logger));
            app.UseWhen(static context => IsPage(context), static page => page.Run(SayNotBuilt));
            return;
        }

        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = ContentTypes, OnPrepareResponse = Prepare });
    }

    // Beside the settings, or, where the program was published and is run from elsewhere, beside the program.
    private static IFileProvider? Find(IWebHostEnvironment environment)
    {
        string published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        IFileProvider files = environment.WebRootFileProvider is NullFileProvider && Directory.Exists(published)
            ? new PhysicalFileProvider(published)
            : environment.WebRootFileProvider;
        return files.GetFileInfo(Page).Exists ? files : null;
    }

    private static void Prepare(StaticFileResponseContext file)
    {
        WebAppHeaders.Set(file.Context.Response.Headers);
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? KeepForever : AlwaysAsk;
    }

    private static bool IsPage(HttpContext context) => (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && (context.Request.Path == "/" || context.Request.Path == Page);

    private static Task SayNotBuilt(HttpContext context)
    {
        WebAppHeaders.Set(context.Response.Headers);
        context.Response.Headers.CacheControl = AlwaysAsk;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(NotBuilt, context.RequestAborted);
    }
}
