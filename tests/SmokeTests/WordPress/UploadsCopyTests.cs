using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Volumes;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.S3;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>Uploads move from the volume to the bucket and back, and settings that can not work are told at the start.</summary>
public sealed class UploadsCopyTests(SmokeTestAssembly assembly)
{
    private const string Uploads = "/var/www/html/wp-content/uploads";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_uploads_go_there_and_back()
    {
        await using var store = new S3Store(assembly);
        await store.StartAsync(Cancellation);
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        await volume.CreateAsync(Cancellation);
        await ShellAsync(volume, "mkdir -p 2026/11 'a b/ü' .incoming; echo one >2026/11/one.txt; head -c 9000000 /dev/urandom >'a b/ü/+big &.bin'; : >2026/11/empty.txt; : >.incoming/body; find . -type f ! -path './.incoming/*' -exec sha256sum {} + | sort >/tmp/sums; cat /tmp/sums");

        var first = await CopyAsync(store, volume, "uploads-to-s3");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Contains("uploads-to-s3: 3 files copied (9 MB), 0 there already, 0 newer where they were to go and left, 0 failed.", first.Error, StringComparison.Ordinal);
        Assert.Equal(["2026/11/empty.txt", "2026/11/one.txt", "a b/ü/+big &.bin"], (await store.ObjectsAsync(Cancellation)).Keys.Order(StringComparer.Ordinal));

        // Again, with what has changed since: only that.
        await ShellAsync(volume, "echo other >2026/11/one.txt; touch -d '+1 hour' 2026/11/one.txt; echo two >2026/11/two.txt");
        var second = await CopyAsync(store, volume, "uploads-to-s3");
        Assert.Contains("2 files copied (0 MB), 2 there already", second.Error, StringComparison.Ordinal);

        // Back, into an empty volume: what was there, with its time. What is newer on the volume stays.
        var sums = await ShellAsync(volume, "find . -type f ! -path './.incoming/*' -exec sha256sum {} + | sort");
        await ShellAsync(volume, "rm -rf 2026 'a b'");
        var back = await CopyAsync(store, volume, "uploads-from-s3");
        Assert.True(back.ExitCode == 0, back.Error);
        Assert.Contains("4 files copied (9 MB)", back.Error, StringComparison.Ordinal);
        Assert.Equal(sums, await ShellAsync(volume, "find . -type f ! -path './.incoming/*' -exec sha256sum {} + | sort"));
        await ShellAsync(volume, "echo newest >2026/11/two.txt; touch -d '+1 hour' 2026/11/two.txt");
        Assert.Contains("0 files copied (0 MB), 2 there already, 1 newer", (await CopyAsync(store, volume, "uploads-from-s3", arguments: "2026")).Error, StringComparison.Ordinal);
        Assert.Equal("newest\n", await ShellAsync(volume, "cat 2026/11/two.txt"));

        // The credentials of a task, as ECS and EKS give them out.
        string[] task = ["--network=container:" + store.Id, "--env=AWS_ENDPOINT_URL_S3=http://127.0.0.1:9000", "--env=AWS_ACCESS_KEY_ID=", "--env=AWS_CONTAINER_CREDENTIALS_FULL_URI=http://127.0.0.1:9000/credentials"];
        Assert.Equal(0, (await CopyAsync(store, volume, "uploads-to-s3", [.. task, "--env=AWS_CONTAINER_AUTHORIZATION_TOKEN=token"])).ExitCode);
        Fails(await CopyAsync(store, volume, "uploads-to-s3", [.. task, "--env=AWS_CONTAINER_AUTHORIZATION_TOKEN=other"]), "wordpress: uploads-to-s3 could not go on: the task gets no credentials (status 403).");

        // What does not go well.
        Fails(await CopyAsync(store, volume, "uploads-from-s3", ["--env=AWS_SECRET_ACCESS_KEY=wrong"]), "wordpress: uploads-from-s3 could not go on: S3 answers 403 (SignatureDoesNotMatch).");
        Fails(await CopyAsync(store, volume, "uploads-to-s3", ["--env=AWS_ENDPOINT_URL_S3=http://nobody.invalid"]), "wordpress: uploads-to-s3 could not go on: S3 does not answer (Could not resolve host: nobody.invalid).");
        Fails(await CopyAsync(store, volume, "uploads-to-s3", arguments: "../etc"), "wordpress: uploads-to-s3 takes the name of one folder of the uploads, such as 2026/11, or none for all of them.");
        await ShellAsync(volume, "echo x >refused.txt");
        var refused = await CopyAsync(store, volume, "uploads-to-s3");
        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith("wordpress: 1 of 5 files could not be copied, the first of them refused.txt: S3 answers 403 (AccessDenied). Run uploads-to-s3 again.\n", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WORDPRESS_UPLOADS_S3_BUCKET=My_Bucket", "WORDPRESS_UPLOADS_S3_BUCKET is \"My_Bucket\"; it must be the name of a bucket: 3 to 63 small letters, digits, hyphens and dots.")]
    [InlineData("WORDPRESS_UPLOADS_S3_PREFIX=/uploads/", "WORDPRESS_UPLOADS_S3_PREFIX is \"/uploads/\"; it must be names of letters, digits and . _ - with one slash between two of them.")]
    [InlineData("WORDPRESS_UPLOADS_S3_BUCKET=", "WORDPRESS_UPLOADS_S3_PREFIX is set, and WORDPRESS_UPLOADS_S3_BUCKET, the bucket that it is for, is not.")]
    [InlineData("AWS_REGION=", "AWS_REGION is \"\"; for WORDPRESS_UPLOADS_S3_BUCKET it must be the region of the bucket, for example eu-central-1.")]
    [InlineData("AWS_ENDPOINT_URL_S3=minio", "AWS_ENDPOINT_URL_S3 is \"minio\"; it must be an address without a path, for example http://minio:9000, or nothing for AWS's own.")]
    [InlineData("AWS_SECRET_ACCESS_KEY=", "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not.")]
    [InlineData("AWS_SECRET_ACCESS_KEY_FILE=/nowhere", "AWS_SECRET_ACCESS_KEY_FILE names /nowhere, which can not be read.")]
    [InlineData("AWS_ACCESS_KEY_ID=", "WORDPRESS_UPLOADS_S3_BUCKET is set, and nobody is named who may write there: give the task a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")]
    public async Task A_setting_that_can_not_be_meant_stops_the_container_with_a_sentence(string setting, string sentence)
    {
        await using var store = new S3Store(assembly);
        var result = await DockerCli.TryAsync(
            ["run", "--rm", "--read-only", "--tmpfs=/tmp", TestRun.LabelArgument, .. store.Environment.Select(static v => $"--env={v.Key}={v.Value}"), "--env=" + setting, assembly.Images.WordPress],
            Cancellation);
        Fails(result, "wordpress: " + sentence);
    }

    private static void Fails(CommandResult result, string sentence)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(sentence + "\n", result.Error);
    }

    private Task<CommandResult> CopyAsync(S3Store store, IVolume volume, string command, string[]? options = null, params string[] arguments) => DockerCli.TryAsync(
        ["run", "--rm", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", TestRun.LabelArgument, $"--volume={volume.Name}:{Uploads}",
         .. store.Environment.Select(static v => $"--env={v.Key}={v.Value}"), .. options?.Any(static o => o.StartsWith("--network=", StringComparison.Ordinal)) == true ? Array.Empty<string>() : ["--network=" + assembly.Network.Name], .. options ?? [], assembly.Images.WordPress, command, .. arguments],
        Cancellation);

    private Task<string> ShellAsync(IVolume volume, string command) => DockerCli.RunAsync(
        ["run", "--rm", "--network=none", TestRun.LabelArgument, $"--volume={volume.Name}:{Uploads}", $"--workdir={Uploads}", assembly.Images.WordPress, "sh", "-c", command], Cancellation);
}
