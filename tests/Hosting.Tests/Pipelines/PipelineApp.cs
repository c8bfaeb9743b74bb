using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Tests.Pipelines;

/// <summary>An AppHost whose command line is run in this process, with what it writes.</summary>
internal sealed class PipelineApp
{
    private readonly string[] _args;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public PipelineApp(params string[] args)
    {
        _args = args;
        Builder = TestApp.Create(args);
        Builder.Services.AddSingleton(new ConsoleOutput(Builder.Masker, Writer(_output), Writer(_error)));
    }

    public DistributedApplicationBuilder Builder { get; }

    public IDistributedApplicationPipeline Pipeline => Builder.Pipeline;

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>An AppHost with a compute environment.</summary>
    public static PipelineApp WithEnvironment(params string[] args)
    {
        var app = new PipelineApp(args);
        app.Builder.AddResource(new TestEnvironment("cloud"));
        return app;
    }

    /// <summary>Does what the command line says, and gives the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken? cancellationToken = null)
    {
        await using var app = Builder.Build();
        return await app.Services.GetRequiredService<IAppHostVerbRunner>().RunAsync(_args, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    // Steps write at the same time.
    private static TextWriter Writer(StringBuilder text) => TextWriter.Synchronized(new StringWriter(text));
}
