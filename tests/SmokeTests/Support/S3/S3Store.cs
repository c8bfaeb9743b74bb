using System.Text.Json;
using DotNet.Testcontainers.Containers;

namespace WpAspire.SmokeTests.Support.S3;

/// <summary>An S3 with one bucket, which takes only requests that are signed as AWS's own library signs them (Files/s3.py).</summary>
public sealed class S3Store : IAsyncDisposable
{
    public const string Bucket = "blog-uploads";
    public const string Prefix = "wp-content/uploads";
    public const string Region = "eu-central-1";
    private readonly IContainer _container;

    public S3Store(SmokeTestAssembly assembly) => _container = AwsImage.Server(assembly, Host, "s3.py").Build();

    /// <summary>Its name in the network that all tests share.</summary>
    public string Host { get; } = "s3-" + Guid.NewGuid().ToString("n")[..8];

    public string Id => _container.Id;

    /// <summary>What tells a container of it; the credentials are those of a user.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["WORDPRESS_UPLOADS_S3_BUCKET"] = Bucket,
        ["WORDPRESS_UPLOADS_S3_PREFIX"] = Prefix,
        ["AWS_REGION"] = Region,
        ["AWS_ENDPOINT_URL_S3"] = $"http://{Host}:9000",
        ["AWS_ACCESS_KEY_ID"] = "key",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
    };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await AwsImage.BuildAsync(cancellationToken);
        await _container.StartAsync(cancellationToken);
        await AskAsync($"c.create_bucket(Bucket=b, CreateBucketConfiguration={{'LocationConstraint': '{Region}'}}) and None", cancellationToken);
    }

    /// <summary>The objects below the prefix, by what comes after it, with their types.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ObjectsAsync(CancellationToken cancellationToken)
    {
        var objects = await AskAsync($"{{o['Key'][{Prefix.Length + 1}:]: c.head_object(Bucket=b, Key=o['Key'])['ContentType'] for o in c.list_objects_v2(Bucket=b).get('Contents', [])}}", cancellationToken);
        return objects.EnumerateObject().ToDictionary(static o => o.Name, static o => o.Value.GetString()!);
    }

    /// <summary>It does not answer until it is resumed.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => DockerCli.RunAsync(["pause", Id], cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => DockerCli.RunAsync(["unpause", Id], cancellationToken);

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    private async Task<JsonElement> AskAsync(string python, CancellationToken cancellationToken)
    {
        var result = await _container.ExecAsync(
            ["python3", "-c", $"import boto3, json; b = '{Bucket}'; c = boto3.client('s3', endpoint_url='http://127.0.0.1:9001', region_name='{Region}', aws_access_key_id='a', aws_secret_access_key='b'); print(json.dumps({python}))"],
            cancellationToken);
        Assert.True(result.ExitCode == 0, result.Stderr);
        return JsonDocument.Parse(result.Stdout).RootElement;
    }
}
