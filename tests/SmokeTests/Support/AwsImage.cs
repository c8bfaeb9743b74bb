using DotNet.Testcontainers.Builders;

namespace WpAspire.SmokeTests.Support;

/// <summary>An image with AWS's own library and an emulator of AWS, for what plays AWS or asks it (Files/aws.Dockerfile).</summary>
public static class AwsImage
{
    private const string Name = "wpaspire-smoketests/aws:latest";

    public static Task BuildAsync(CancellationToken cancellationToken) => DockerCli.RunAsync(
        ["build", "--quiet", $"--tag={Name}", $"--file={Path.Combine(AppContext.BaseDirectory, "Files", "aws.Dockerfile")}", Path.Combine(AppContext.BaseDirectory, "Files")],
        cancellationToken,
        TimeSpan.FromMinutes(10));

    /// <summary>A server in the network that all tests share: a script of the folder <c>Files</c>, which says when it has started.</summary>
    public static ContainerBuilder Server(SmokeTestAssembly assembly, string host, string script) => new ContainerBuilder(Name)
        .WithLabel(TestRun.Label, TestRun.Id)
        .WithNetwork(assembly.Network)
        .WithNetworkAliases(host)
        .WithResourceMapping(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", script)), $"/{script}")
        .WithCommand("python3", $"/{script}")
        .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("started"));
}
