namespace WpAspire.SmokeTests.Support;

/// <summary>An image with AWS's own library and an emulator of AWS, for what plays AWS or asks it (Files/aws.Dockerfile).</summary>
public static class AwsImage
{
    public const string Name = "wpaspire-smoketests/aws:latest";

    public static Task BuildAsync(CancellationToken cancellationToken) => DockerCli.RunAsync(
        ["build", "--quiet", $"--tag={Name}", $"--file={Path.Combine(AppContext.BaseDirectory, "Files", "aws.Dockerfile")}", Path.Combine(AppContext.BaseDirectory, "Files")],
        cancellationToken,
        TimeSpan.FromMinutes(10));
}
