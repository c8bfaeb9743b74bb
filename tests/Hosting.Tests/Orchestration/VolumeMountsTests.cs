using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

public class VolumeMountsTests
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();
    private readonly Volume _uploads = new("uploads");

    public VolumeMountsTests()
    {
        _builder.AddResource(_uploads);
        _builder.AddContainer("site", "image").WithVolume(_uploads.VolumeName, "/uploads").WithBindMount("/etc", "/config");
        _builder.AddContainer("backup", "image").WithVolume(_uploads.VolumeName, "/mnt", isReadOnly: true).WithVolume("other", "/data");
        _builder.AddContainer("path", "image").WithBindMount($"/{_uploads.VolumeName}", "/uploads");
    }

    [Fact]
    public void A_container_has_its_mounts_by_their_path() => Assert.Equal(["/uploads", "/config"], Labels("site"));

    [Fact]
    public void A_volume_is_where_each_container_has_it() => Assert.Equal(["site: /uploads", "backup: /mnt"], Labels("uploads"));

    [Fact]
    public void Other_resources_have_none()
    {
        _builder.AddParameter("password", "secret");

        Assert.Empty(Labels("password"));
    }

    private IEnumerable<string> Labels(string name)
    {
        var model = new DistributedApplicationModel(_builder.Resources);
        return VolumeMounts.Of(model.Resources.Single(r => r.Name == name), model).Select(static m => m.Label);
    }

    private sealed class Volume(string name) : Resource(name), IResourceWithVolume
    {
        public string VolumeName => "blog-uploads";
    }
}
