"""Addresses of a course director's pages and of certificates."""

from django.urls import path

from programmes.dashboards.views import certificates, course_reports, rosters

urlpatterns = [
    path("my-courses/", rosters.my_courses, name="my-courses"),
    path("my-courses/<slug:code>/roster/", rosters.roster, name="roster"),
    path("my-courses/<slug:code>/roster.csv", rosters.roster_csv, name="roster-csv"),
    path("my-courses/<slug:code>/roster.xlsx", rosters.roster_xlsx, name="roster-xlsx"),
    path("my-courses/<slug:code>/sign-in/", rosters.sign_in_sheet, name="sign-in-sheet"),
    path("my-courses/<slug:code>/report/", course_reports.course_report, name="course-report"),
    path("certificates/<slug:number>/", certificates.certificate, name="certificate"),
    path("certificates/<slug:number>.pdf", certificates.certificate_pdf, name="certificate-pdf"),
    path("check/", certificates.certificate_check, name="certificate-check"),
    path("check/<str:number>/", certificates.certificate_checked, name="certificate-checked"),
]
