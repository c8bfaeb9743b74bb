// File modes are looked at.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
